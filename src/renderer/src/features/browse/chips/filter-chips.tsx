import { Popover } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { filter, find } from '../../../actions/find-pictures.ts'
import { chipsOf } from '../../../data/find/filter-words.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { useShelf } from '../../../data/shelf-store.ts'
import classes from './chips.module.css'
import { FilterChip } from './filter-chip.tsx'
import { FilterMenu } from './filter-menu.tsx'
import { useFitting } from './use-fitting.ts'

/** The filters that are set, in one line; what does not fit is behind "+3". */
export function FilterChips(): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const { filters, scope } = usePictures((state) => state.query)
  const collections = useShelf((state) => state.collections)
  const chips = scope === 'trash' ? [] : chipsOf(filters, collections)
  const fitting = useFitting(box, chips.map(({ key, text }) => `${key} ${text}`).join('\n'))
  const rest = chips.slice(fitting)
  if (scope === 'trash') {
    return (
      <div className={classes.line}>
        <FilterChip chip={{ text: 'Trash', spoken: 'Trash' }} onRemove={() => find({ scope: 'shown' })} />
      </div>
    )
  }
  return (
    <div className={classes.line} role="group" aria-label="Filters">
      {chips.length > 0 ? (
        <div ref={box} className={classes.chips}>
          {chips.map((chip, at) => (
            <FilterChip key={chip.key} chip={chip} hidden={at >= fitting} onRemove={() => filter(chip.without)} />
          ))}
        </div>
      ) : null}
      {rest.length > 0 ? <MoreChips chips={rest} /> : null}
      <FilterMenu />
      {chips.length > 1 ? (
        <button type="button" className={classes.clear} onClick={() => find({ filters: {} })}>
          Clear all
        </button>
      ) : null}
    </div>
  )
}

function MoreChips({ chips }: { chips: ReturnType<typeof chipsOf> }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom" width={260} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          aria-label={`${chips.length} more filter${chips.length === 1 ? '' : 's'}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          +{chips.length}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="More filters" className={classes.more}>
        {chips.map((chip) => (
          <FilterChip key={chip.key} chip={chip} onRemove={() => filter(chip.without)} />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Takes away the filter that was set last. */
export function removeLastFilter(): void {
  const { filters, scope } = usePictures.getState().query
  if (scope === 'trash') return find({ scope: 'shown' })
  const last = chipsOf(filters, useShelf.getState().collections).at(-1)
  if (last) filter(last.without)
}
