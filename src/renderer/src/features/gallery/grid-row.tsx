import { memo, type ReactNode } from 'react'
import { mirrored } from '../../data/reading.ts'
import classes from './gallery.module.css'
import type { Items } from './gallery-items.ts'
import { type GridRows, tilesOf } from './grid-rows.ts'
import { JobTile } from './job-tile.tsx'
import { PictureTile } from './picture-tile.tsx'

interface Props {
  rows: GridRows
  row: number
  items: Items
  /** Pixels above the first row. */
  above: number
}

/** One row of tiles. */
export const GridRow = memo(function GridRow({ rows, row, items, above }: Props): ReactNode {
  const start = rows.start[row]!
  const { index, jobs } = items
  const style = { transform: `translateY(${rows.top[row]! + above}px)`, height: rows.height[row] }
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
            height={rows.height[row]!}
            aspect={index.aspect(at)}
            colour={index.colour(at)}
            createdAt={index.createdAt(at)}
            size={`${index.width(at)} × ${index.height(at)}`}
            flags={index.flags(at)}
            column={item - start + 1}
          />
        )
      })}
    </div>
  )
})

/**
 * A row of tiles during very fast scrolling: one element in its pictures' colours. No more can be made out at that
 * speed, and it costs a fiftieth of the tiles.
 */
export function FlyingRow({ rows, row, items, above }: Props): ReactNode {
  const { index, jobs } = items
  const stops: string[] = []
  for (const { item, left, width } of tilesOf(rows, row, items.aspect)) {
    const colour = item < jobs.length ? 'var(--p-panel)' : index.colour(item - jobs.length)
    stops.push(`transparent ${left}px`, `${colour} ${left}px ${left + width}px`, `transparent ${left + width}px`)
  }
  const background =
    stops.length === 0 ? undefined : `linear-gradient(${mirrored ? 'to left' : 'to right'}, ${stops.join(', ')})`
  return (
    <div
      role="presentation"
      className={classes.row}
      style={{ transform: `translateY(${rows.top[row]! + above}px)`, height: rows.height[row], background }}
    />
  )
}
