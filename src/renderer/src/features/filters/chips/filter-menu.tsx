import { Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { formatCount } from '../../../../../shared/words/count.ts'
import { browse } from '../../../actions/find.ts'
import { filter } from '../../../actions/find-pictures.ts'
import { useCounts } from '../../../data/find/facets-store.ts'
import { ActionItem } from '../../../ui/action-item.tsx'
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
        {quickFilters.map(({ key, label, filters, count }) => {
          const known = counts === null ? undefined : count(counts)
          return (
            <Menu.Item
              key={key}
              disabled={known === 0}
              rightSection={
                known === undefined ? null : (
                  <span className={classes.count} data-stale={stale || undefined}>
                    {formatCount(known)}
                  </span>
                )
              }
              onClick={() => filter(filters)}
            >
              {label}
            </Menu.Item>
          )
        })}
        <Menu.Divider />
        <ActionItem action={browse} />
      </Menu.Dropdown>
    </Menu>
  )
}
