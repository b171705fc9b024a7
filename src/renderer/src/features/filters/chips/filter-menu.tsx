import { Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { formatCount } from '../../../../../shared/words/count.ts'
import { browse } from '../../../actions/find.ts'
import { filter } from '../../../actions/find-pictures.ts'
import { type FacetsState, useCounts } from '../../../data/find/facets-store.ts'
import { ActionItem } from '../../../ui/action-item.tsx'
import { modelValues } from '../label-sections.tsx'
import { quickFilters } from '../quick-filters.ts'
import classes from './chips.module.css'

/** "+ Filter": the most common filters, and access to all of them. */
export function FilterMenu(): ReactNode {
  const [open, setOpen] = useState(false)
  const { counts, stale } = useCounts(open)
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-start" width={240}>
      <Menu.Target>
        <button type="button" className={classes.add}>
          {t('filters.filterMenu.filter')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {quickFilters.map(({ key, label, filters, count }) => (
          <Line
            key={key}
            label={label}
            count={counts === null ? undefined : count(counts)}
            stale={stale}
            onChoose={() => filter(filters)}
          />
        ))}
        <ModelLines counts={counts} stale={stale} />
        <Menu.Divider />
        <ActionItem action={browse} />
      </Menu.Dropdown>
    </Menu>
  )
}

interface LineProps {
  label: string
  /** Number of pictures it would list; undefined while unknown. */
  count: number | undefined
  stale: boolean
  onChoose: () => void
}

function Line({ label, count, stale, onChoose }: LineProps): ReactNode {
  return (
    <Menu.Item
      disabled={count === 0}
      rightSection={
        count === undefined ? null : (
          <span className={classes.count} data-stale={stale || undefined}>
            {formatCount(count)}
          </span>
        )
      }
      onClick={onChoose}
    >
      {label}
    </Menu.Item>
  )
}

/** Beyond this number, the filter panel has a searchable list. */
const mostModels = 12

/** A submenu with the models of the listed pictures. */
function ModelLines({ counts, stale }: Pick<FacetsState, 'counts' | 'stale'>): ReactNode {
  const models = modelValues(counts?.models ?? []).slice(0, mostModels)
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item disabled={models.length === 0}>{t('filters.labelSections.model')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown maw={320}>
        {models.map(({ value, label, count }) => (
          <Line key={value} label={label} count={count} stale={stale} onChoose={() => filter({ models: [value] })} />
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
