/**
 * Pictures and failures of this session's requests that arrived while the list left some out: results must not end up
 * where nobody sees them.
 */

import { create } from 'zustand'
import { hasEnded, type Job } from '../../../shared/domain/job.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import { listsEverything, type PictureQuery } from '../../../shared/domain/picture-query.ts'
import { useJobs } from './jobs-store.ts'
import { usePictures } from './pictures-store.ts'

export interface ArrivalsState {
  /** Ids, in order of arrival; those that no complete list has shown yet. */
  pictures: readonly string[]
  /** Those not in the list as last read. */
  hidden: readonly string[]
  /** Ids of jobs that failed or may have been charged. */
  failed: readonly string[]
  /** A picture has arrived. */
  pictureCame: (picture: Picture) => void
  /** A job is about to change. */
  jobChanges: (job: Job) => void
  picturesWent: (ids: readonly string[]) => void
  jobWent: (id: string) => void
  /** They were seen, or need not be. */
  arrivalsSeen: () => void
}

const needsAttention = ({ state }: Job): boolean => state === 'failed' || state === 'uncertain'
const without = (ids: readonly string[], gone: readonly string[]): readonly string[] =>
  ids.some((id) => gone.includes(id)) ? ids.filter((id) => !gone.includes(id)) : ids

export const useArrivals = create<ArrivalsState>()((set, get) => ({
  pictures: [],
  hidden: [],
  failed: [],
  pictureCame: ({ id, jobId, trashedAt }) => {
    const job = jobId === null ? undefined : useJobs.getState().byId[jobId]
    // A picture restored from the trash has a job that ended long ago.
    if (job === undefined || hasEnded(job) || trashedAt !== null || get().pictures.includes(id)) return
    if (listsEverything(usePictures.getState().query)) return
    set(({ pictures }) => ({ pictures: [...pictures, id] }))
  },
  jobChanges: (job) => {
    const before = useJobs.getState().byId[job.id]
    if (!needsAttention(job)) return get().jobWent(job.id)
    const { query } = usePictures.getState()
    // One that had already failed is not news, nor is one that the list shows.
    if (before === undefined || hasEnded(before) || listsEverything(query) || query.filters.failed === true) return
    set(({ failed }) => ({ failed: [...failed, job.id] }))
  },
  picturesWent: (ids) =>
    set(({ pictures, hidden }) => ({ pictures: without(pictures, ids), hidden: without(hidden, ids) })),
  jobWent: (id) => set(({ failed }) => ({ failed: without(failed, [id]) })),
  arrivalsSeen: () => set({ pictures: [], hidden: [], failed: [] })
}))

usePictures.subscribe(({ query, state, stale, index, version }, before) => {
  const { pictures, arrivalsSeen } = useArrivals.getState()
  // A list of everything shows them all.
  if (query !== before.query && listsEverything(query)) return arrivalsSeen()
  if (pictures.length === 0 || state !== 'complete' || stale) return
  if (version === before.version && stale === before.stale && state === before.state) return
  // One in the list counts as seen, whatever is listed next.
  const hidden = pictures.filter((id) => index.indexOf(id) < 0)
  useArrivals.setState({ pictures: hidden, hidden })
})

/** What keeps new pictures off the list; `trash` if that is open, since search and filters do not apply there. */
export function hiddenBy({ search, scope, filters }: PictureQuery): 'search' | 'filters' | 'both' | 'trash' {
  if (scope === 'trash') return 'trash'
  const searches = search.trim() !== ''
  const narrows = Object.values(filters).some((value) => value !== undefined)
  if (searches && narrows) return 'both'
  return searches ? 'search' : 'filters'
}
