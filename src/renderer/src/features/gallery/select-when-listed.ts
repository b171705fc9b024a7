/**
 * Selects pictures as soon as the list has them, unless the selection or the cursor has changed by then, or something
 * that refers to them covers the grid: the results of a request, and hidden pictures to be shown.
 */
import { hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { useLastSend } from '../../data/last-send-store.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { grid } from './gallery-actions.ts'
import { type GalleryState, useSelection } from './selection-store.ts'

type Standing = Pick<GalleryState, 'selected' | 'cursor'>

interface Wanted {
  ids: () => readonly string[]
  /** The selection and cursor that it may replace. */
  over: Standing
  /** The first one is scrolled into view. */
  shows: boolean
  /** No more will come. */
  isWhole: () => boolean
}

let wanted: Wanted | null = null

/** Selects those that are in the list; more may follow. Called whenever that may have changed. */
export function selectListed(): void {
  if (wanted === null) return
  const { selected, cursor, overlooked, framed } = useSelection.getState()
  if (overlooked || selected !== wanted.over.selected || cursor !== wanted.over.cursor) {
    wanted = null
    return
  }
  const { index } = usePictures.getState()
  const ids = wanted.ids()
  const listed = ids.filter((id) => index.indexOf(id) >= 0).toSorted((a, b) => index.indexOf(a) - index.indexOf(b))
  if (listed.length > 0 && (listed.length !== selected.size || listed.some((id) => !selected.has(id)))) {
    framed(listed.toReversed(), new Set())
    wanted.over = useSelection.getState()
    const first = listed[0]!
    // Once its row is laid out.
    if (wanted.shows) requestAnimationFrame(() => grid.now()?.show(first))
  }
  if (wanted.isWhole() && listed.length === ids.length) wanted = null
}

/** @param ids those known by now */
export function selectWhenListed(ids: () => readonly string[], more: Pick<Wanted, 'shows' | 'isWhole'>): void {
  wanted = { ids, ...more, over: useSelection.getState() }
  selectListed()
}

useLastSend.subscribe(({ jobIds }) => {
  const jobs = (): Job[] => jobIds.flatMap((id) => useJobs.getState().byId[id] ?? [])
  selectWhenListed(() => jobs().flatMap(({ pictureIds }) => pictureIds), {
    shows: false,
    isWhole: () => jobs().every(hasEnded)
  })
})
useJobs.subscribe(selectListed)
usePictures.subscribe(({ version, state }, before) => {
  if (version !== before.version || state !== before.state) selectListed()
})
