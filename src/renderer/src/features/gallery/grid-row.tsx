import { memo, type ReactNode } from 'react'
import { formatDay, plural } from '../../ui/format.ts'
import classes from './gallery.module.css'
import type { Items } from './gallery-items.ts'
import type { Gate } from './gate.ts'
import { JobTile } from './job-tile.tsx'
import { type GridRows, tilesOf } from './justified-layout.ts'
import { PictureTile } from './picture-tile.tsx'

interface Props {
  rows: GridRows
  row: number
  items: Items
  gate: Gate
  /** Epoch milliseconds, for "Today". */
  now: number
  /** Pixels above the first row. */
  above: number
}

/** Pictures of the group that starts under a header; while the list still fills, so does the last group. */
function members(rows: GridRows, row: number, items: Items): number {
  let last = row
  while (last + 1 < rows.count && rows.end[last + 1]! > rows.start[last + 1]!) last += 1
  return rows.end[last]! - Math.max(items.jobs.length, rows.start[row]!)
}

/** One line of the grid: a day's heading, or tiles. */
export const GridRow = memo(function GridRow({ rows, row, items, gate, now, above }: Props): ReactNode {
  const [start, end] = [rows.start[row]!, rows.end[row]!]
  const style = { transform: `translateY(${rows.top[row]! + above}px)`, height: rows.height[row] }
  if (start === end) {
    const count = members(rows, row, items)
    return (
      <div role="row" aria-rowindex={row + 1} className={classes.row} style={style}>
        <div role="gridcell" className={classes.header} style={{ height: '100%' }}>
          <span className={classes.day}>{formatDay(items.group(start), now)}</span>
          {count > 0 ? <span className={classes.members}>{plural(count, 'picture')}</span> : null}
        </div>
      </div>
    )
  }
  const { index, jobs } = items
  return (
    <div role="row" aria-rowindex={row + 1} className={classes.row} style={style}>
      {tilesOf(rows, row, items.aspect).map(({ item, left, width }) => {
        const job = jobs[item]
        if (job) return <JobTile key={job.id} job={job} left={left} width={width} column={item - start + 1} />
        const at = item - jobs.length
        return (
          <PictureTile
            key={index.ids[at]}
            id={index.ids[at]!}
            left={left}
            width={width}
            colour={index.colour(at)}
            createdAt={index.createdAt(at)}
            size={`${index.width(at)} × ${index.height(at)}`}
            favourite={index.favourite(at)}
            missing={index.missing(at)}
            column={item - start + 1}
            gate={gate}
          />
        )
      })}
    </div>
  )
})
