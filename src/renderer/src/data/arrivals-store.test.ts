import { beforeEach, describe, expect, it } from 'vitest'
import { plainJob } from '../../../shared/domain/__fixtures__/plain-job.ts'
import type { JobState } from '../../../shared/domain/job.ts'
import type { Picture, PictureStub } from '../../../shared/domain/picture.ts'
import { everything, type PictureQuery } from '../../../shared/domain/picture-query.ts'
import { hiddenBy, useArrivals } from './arrivals-store.ts'
import { useJobs } from './jobs-store.ts'
import { PictureIndex } from './picture-index.ts'
import { usePictures } from './pictures-store.ts'

const searching: PictureQuery = { ...everything, search: 'owl' }
const arrivals = () => useArrivals.getState()

const job = (id: string, state: JobState): void => {
  const next = plainJob({ id, state })
  arrivals().jobChanges(next)
  useJobs.getState().jobChanged(next)
}
const picture = (id: string, jobId: string | null): void =>
  arrivals().pictureCame({ id, jobId, trashedAt: null } as Picture)

/** The list has been read, with these pictures in it. */
function listed(...ids: string[]): void {
  const index = new PictureIndex()
  index.append(ids.map((id): PictureStub => [id, 1, 1, 0, 0, 0]))
  usePictures.setState(({ version }) => ({ index, version: version + 1, state: 'complete', stale: false }))
}

beforeEach(() => {
  arrivals().arrivalsSeen()
  useJobs.getState().jobsLoaded([])
  usePictures.setState({ query: searching, state: 'complete', stale: true })
})

describe('an arrival while a search hides some pictures', () => {
  it('is counted once the list was read without it', () => {
    job('a', 'downloading')
    picture('P1', 'a')
    picture('P2', 'a')
    expect(arrivals().hidden).toEqual([])
    listed('P2')
    expect(arrivals().hidden).toEqual(['P1'])
    listed('P1', 'P2')
    expect(arrivals().hidden).toEqual([])
  })

  it('does not count if a list has shown it, whatever is listed next', () => {
    job('a', 'downloading')
    picture('P1', 'a')
    picture('P2', 'a')
    listed('P1')
    usePictures.setState({ query: { ...everything, search: 'boat' } })
    listed()
    expect(arrivals().hidden).toEqual(['P2'])
  })

  it('does not count if the user put the picture there: imported, or restored', () => {
    job('a', 'downloading')
    job('a', 'done')
    picture('P1', 'a')
    picture('P2', null)
    listed()
    expect(arrivals().hidden).toEqual([])
  })

  it('no longer counts once it was moved to the trash', () => {
    job('a', 'downloading')
    picture('P1', 'a')
    listed()
    arrivals().picturesWent(['P1'])
    expect(arrivals().hidden).toEqual([])
  })

  it('can also be a job that just failed, until it is tried again; not one that had failed before', () => {
    useJobs.getState().jobsLoaded([plainJob({ id: 'old', state: 'failed' })])
    job('old', 'failed')
    job('new', 'sending')
    job('new', 'failed')
    job('other', 'sending')
    job('other', 'uncertain')
    expect(arrivals().failed).toEqual(['new', 'other'])
    job('new', 'queued')
    expect(arrivals().failed).toEqual(['other'])
  })

  it('is forgotten when everything is listed', () => {
    job('a', 'downloading')
    picture('P1', 'a')
    listed()
    usePictures.setState({ query: everything })
    expect(arrivals()).toMatchObject({ pictures: [], hidden: [], failed: [] })
  })

  it('does not count if everything is listed', () => {
    usePictures.setState({ query: everything })
    job('a', 'downloading')
    picture('P1', 'a')
    job('a', 'failed')
    expect(arrivals()).toMatchObject({ pictures: [], failed: [] })
  })
})

it('says what hides it', () => {
  const filters = { favourite: true }
  expect(hiddenBy(searching)).toBe('search')
  expect(hiddenBy({ ...everything, filters })).toBe('filters')
  expect(hiddenBy({ ...searching, filters })).toBe('both')
  expect(hiddenBy({ ...everything, scope: 'trash' })).toBe('trash')
})
