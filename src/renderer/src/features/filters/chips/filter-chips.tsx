import { Popover } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { filter, find } from '../../../actions/find-pictures.ts'
import { type FilterChip as Chip, chipsOf } from '../../../data/find/filter-words.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { useShelf } from '../../../data/shelf-store.ts'
import classes from './chips.module.css'
import { FilterMenu } from './filter-menu.tsx'

/** The active filters, in one line; what does not fit is behind "+3". */
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
        <FilterChip
          chip={{ text: t('filters.filterChips.trash'), spoken: t('filters.filterChips.trash') }}
          onRemove={() => find({ scope: 'shown' })}
        />
      </div>
    )
  }
  return (
    <div className={classes.line} role="group" aria-label={t('filters.filterChips.filters')}>
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
          {t('filters.filterChips.clearAll')}
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
          aria-label={t('filters.filterChips.more', { count: chips.length })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          +{chips.length}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters.filterChips.moreFilters')} className={classes.more}>
        {chips.map((chip) => (
          <FilterChip key={chip.key} chip={chip} onRemove={() => filter(chip.without)} />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Removes the filter that was set last. */
export function removeLastFilter(): void {
  const { filters, scope } = usePictures.getState().query
  if (scope === 'trash') return find({ scope: 'shown' })
  const last = chipsOf(filters, useShelf.getState().collections).at(-1)
  if (last) filter(last.without)
}

interface Props {
  chip: Pick<Chip, 'text' | 'spoken'>
  /** It does not fit in the line. */
  hidden?: boolean
  onRemove: () => void
}

/** An active filter; a click removes it. */
function FilterChip({ chip: { text, spoken }, hidden = false, onRemove }: Props): ReactNode {
  return (
    <button
      type="button"
      className={classes.chip}
      inert={hidden}
      aria-label={t('filters.filterChips.removeFilter', { filter: spoken })}
      title={text}
      onClick={onRemove}
    >
      <span className={classes.words}>{text}</span>
      <IconX size={12} stroke={1.75} aria-hidden />
    </button>
  )
}

/**
 * How many children fit in the first line of a box that wraps and hides the other lines.
 * @param key changes whenever the children do
 */
function useFitting(box: RefObject<HTMLElement | null>, key: string): number {
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY)
  // `key` stands for what is in the box.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => {
      const tops = Array.from(element.children, (child) => (child as HTMLElement).offsetTop)
      setFitting(tops.filter((top) => top <= tops[0]! + 4).length)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, key])
  return fitting
}
