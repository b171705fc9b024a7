import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { formatDay } from '../../../../shared/words/time.ts'
import classes from './gallery.module.css'
import type { Items } from './gallery-items.ts'
import { boxOfGroup, type GridRows, itemsOfGroup } from './grid-rows.ts'
import { useSelection } from './selection-store.ts'

interface Props {
  rows: GridRows
  /** Index in the rows' headings. */
  group: number
  items: Items
  /** Epoch milliseconds, for "Today". */
  now: number
  /** Pixels above the first row. */
  above: number
  height: number
  /** More pictures of this group may follow. */
  open: boolean
  /** The grid is scrolling fast: text only, since nobody can press a button. */
  flying: boolean
}

/** Ids of the pictures of a group. */
export function idsOfGroup(rows: GridRows, group: number, { index, jobs }: Items): string[] {
  const { from, to } = itemsOfGroup(rows, group)
  return index.ids.slice(Math.max(0, from - jobs.length), Math.max(0, to - jobs.length))
}

/** A day's heading. It sticks to the top of the view as long as one of its pictures is visible. */
export const GroupHeading = memo(function GroupHeading({
  rows,
  group,
  items,
  now,
  above,
  height,
  open,
  flying
}: Props): ReactNode {
  const { top, bottom } = boxOfGroup(rows, group)
  const { from, to } = itemsOfGroup(rows, group)
  const count = to - Math.max(from, items.jobs.length)
  const day = formatDay(items.group(from), now)
  const selected = useSelection(
    (state) =>
      !flying &&
      count > 0 &&
      state.selected.size >= count &&
      idsOfGroup(rows, group, items).every((id) => state.selected.has(id))
  )
  const words = selected ? t('gallery.groupHeading.deselectAll', { day }) : t('gallery.groupHeading.selectAll', { day })
  return (
    <div role="presentation" className={classes.group} style={{ top: top + above, height: bottom - top }}>
      <div role="row" aria-rowindex={rows.headings[group]! + 1} className={classes.heading} style={{ height }}>
        <div role="gridcell" data-heading={group} className={classes.headingCell}>
          <span className={classes.day}>{day}</span>
          {count > 0 ? (
            <span className={classes.members}>
              {open ? t('gallery.groupHeading.picturesSoFar', { count }) : t('gallery.common.pictures', { count })}
            </span>
          ) : null}
          {count > 0 && !flying ? (
            <button
              type="button"
              tabIndex={-1}
              role="checkbox"
              aria-checked={selected}
              aria-label={words}
              title={words}
              className={classes.selectGroup}
              onClick={() => useSelection.getState().groupToggled(idsOfGroup(rows, group, items))}
            >
              {selected ? (
                <IconCircleCheckFilled size={17} aria-hidden />
              ) : (
                <IconCircle size={17} stroke={1.5} aria-hidden />
              )}
            </button>
          ) : null}
        </div>
      </div>
    </div>
  )
})
