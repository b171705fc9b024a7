import { useMemo } from 'react'
import type { PictureQuery } from '../../../../shared/domain/picture-query.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { useSettings } from '../../data/settings-store.ts'
import {
  endedShown,
  type Folded,
  foldJobs,
  type Items,
  isByDate,
  jobsFor,
  jobsInGrid,
  joinItems
} from './gallery-items.ts'
import type { GridRows } from './grid-rows.ts'
import { layoutRows, type Reserve, reserveFor } from './layout-rows.ts'
import type { Laid } from './scroll-anchor.ts'

/** Pixels. */
const gap = 6
export const headingHeight = 38

export interface GridContent {
  items: Items
  rows: GridRows
  reserve: Reserve
  laid: Laid
  folded: Folded
  /** Time of the layout in epoch milliseconds, for "Today". */
  now: number
  /** There are more pictures than the rows contain. */
  filling: boolean
  /** Approximate distance from one tile to the next, pixels. */
  pitch: number
  /** The query of the list on screen. */
  query: PictureQuery
}

/** Everything shown in the grid, laid out. @param width of the rows, pixels */
export function useGridRows(width: number): GridContent {
  const { tileSize, gridShape, groupByDay } = useSettings((state) => state.settings.layout)
  const version = usePictures((state) => state.version)
  const index = usePictures((state) => state.index)
  const query = usePictures((state) => state.query)
  const total = usePictures((state) => state.total)
  const filling = usePictures((state) => state.state === 'filling')
  const byId = useJobs((state) => state.byId)
  const order = useJobs((state) => state.order)
  const most = endedShown(width, tileSize)
  const folded = useMemo(
    () => foldJobs(jobsFor(query, jobsInGrid(byId, order)), query.filters.failed ? Number.POSITIVE_INFINITY : most),
    [query, byId, order, most]
  )
  const jobs = folded.tiles
  // The layout depends on the jobs' shapes and order, not on their progress.
  const shapes = jobs.map((job) => `${job.id}${job.state === 'failed' || job.state === 'uncertain'}`).join()

  // `version` and `shapes` stand for what changes inside `index` and `jobs`.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const now = useMemo(() => Date.now(), [version, shapes])
  // The list on screen is that of the query at the time when it came.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const list = useMemo(() => query, [index])
  const byDay = groupByDay && isByDate(list)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const items = useMemo(() => joinItems(jobs, index, now), [jobs, index, version, now])
  const rows = useMemo(
    () =>
      layoutRows({
        shape: gridShape,
        count: items.count,
        aspect: items.aspect,
        group: byDay ? items.group : null,
        width,
        rowHeight: tileSize,
        gap,
        headerHeight: headingHeight
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [index, version, shapes, width, tileSize, gridShape, byDay]
  )
  const missing = filling ? Math.max(0, total - index.length) : 0
  const reserve = useMemo(() => reserveFor(rows, items.count, missing), [rows, items.count, missing])
  const laid = useMemo<Laid>(
    () => ({
      list: JSON.stringify(list),
      rows,
      reserve,
      count: items.count,
      idOf: (item) => items.index.ids[item - items.jobs.length] ?? null,
      itemOf: (id) => {
        const at = items.index.indexOf(id)
        return at < 0 ? -1 : at + items.jobs.length
      }
    }),
    [list, rows, reserve, items]
  )
  return { items, rows, reserve, laid, folded, now, filling: missing > 0, pitch: tileSize + gap, query: list }
}
