/**
 * The library's list: a compact index of every picture (see picture-index.ts) that the query lists, in its order, and
 * the full records of the few pictures being viewed.
 */
import { create } from 'zustand'
import type { Picture, PictureStub } from '../../../shared/domain/picture.ts'
import { everything, listsEverything, type PictureQuery, sameQuery } from '../../../shared/domain/picture-query.ts'
import type { AppError } from '../../../shared/errors.ts'
import { api } from './client.ts'
import { PictureIndex } from './picture-index.ts'
import { reportError } from './report.ts'
import { whenIdle, whenShown } from './when-idle.ts'

/** The first page fills a screen; the rest follows while the user is already looking. */
export const firstPage = 200
export const nextPages = 10_000
/** A list that grows by at least this factor is shown again: every row is then laid out, so it is done rarely. */
const worthShowing = 4
/** Debounce in milliseconds before a list that has changed elsewhere is reloaded: many pictures may arrive at once. */
const settleDelay = 120
/** Number of full records kept: those of the open pictures and their neighbours. */
const recordsKept = 400

export interface PicturesState {
  /** Changed in place; `version` signals it. */
  index: PictureIndex
  version: number
  /** Number of all matches, known after the first page. */
  total: number
  /** What is listed. */
  query: PictureQuery
  /** idle: before the first answer; filling: more pages follow. */
  state: 'idle' | 'filling' | 'complete' | 'failed'
  /** Something has changed that the list does not show yet: it is about to be reloaded. */
  stale: boolean
  failure: AppError | null
  records: Map<string, Picture>
  /** What is omitted stays unchanged; filters are replaced as a whole. */
  queryChanged: (patch: Partial<PictureQuery>) => void
  searchChanged: (search: string) => void
  reload: () => void
  /** Another library: no query of the previous one applies to it. The order stays. */
  libraryOpened: () => void
  /** Pictures have changed that were not reported one by one. */
  picturesTouched: () => void
  pictureAdded: (stub: PictureStub, picture: Picture) => void
  pictureChanged: (stub: PictureStub, picture: Picture) => void
  picturesRemoved: (ids: readonly string[]) => void
}

/** Requests a picture's full record; immediate if it is cached. */
export async function loadPicture(id: string): Promise<Picture> {
  const held = usePictures.getState().records.get(id)
  if (held) return held
  const picture = await api.pictures.get({ id })
  usePictures.setState((state) => ({ records: withRecord(state.records, picture) }))
  return picture
}

function withRecord(records: Map<string, Picture>, picture: Picture): Map<string, Picture> {
  const next = new Map(records)
  next.delete(picture.id)
  next.set(picture.id, picture)
  for (const id of next.keys()) {
    if (next.size <= recordsKept) break
    next.delete(id)
  }
  return next
}

/** A list that adds new and changed pictures itself; for all others the library decides what is in them. */
const takesNew = (query: PictureQuery): boolean => listsEverything(query) && query.sort === 'newest'

export const usePictures = create<PicturesState>()((set, get) => {
  let run = 0
  /** Arrived while the first page was being loaded, which may have been read before them. */
  let early: PictureStub[] = []
  let settling: ReturnType<typeof setTimeout> | undefined

  /**
   * Loads the whole list page by page; a newer run ends this one.
   * @param quiet the list on screen stays until the new one is complete: what the user is looking at stays in place
   */
  const fill = async (mine: number, quiet: boolean): Promise<void> => {
    const index = new PictureIndex()
    index.previous = get().index
    index.previous.previous = null
    const { query } = get()
    let after: string | null = null
    let shown = 0
    let total = 0
    for (;;) {
      const limit: number = after === null && !quiet ? firstPage : nextPages
      const page: { stubs: PictureStub[]; total: number | null } = await api.pictures.index({ after, limit, query })
      if (mine !== run) return
      index.append(page.stubs)
      if (after === null && takesNew(query)) for (const stub of early) index.add(stub)
      early = []
      total = Math.max(page.total ?? total, index.length)
      const complete = page.stubs.length < limit
      const first = after === null
      after = page.stubs.at(-1)?.[0] ?? null
      if (!complete && (quiet || (!first && index.length < shown * worthShowing))) continue
      shown = index.length
      set((state) => ({
        index,
        total,
        version: state.version + 1,
        state: complete ? 'complete' : 'filling',
        stale: !complete || settling !== undefined,
        failure: null
      }))
      if (complete) {
        index.previous = null
        return
      }
      await (first ? whenShown() : whenIdle())
      if (mine !== run) return
    }
  }

  const start = (quiet = false): void => {
    clearTimeout(settling)
    settling = undefined
    run += 1
    const mine = run
    early = []
    fill(mine, quiet && get().state === 'complete').catch((failure: AppError) => {
      if (mine !== run) return
      // The picture after which the next page starts was deleted for good meanwhile.
      if (failure.code === 'not-found') return start(quiet)
      set({ state: 'failed', failure })
      reportError(failure)
    })
  }

  /** Reloads the list once there were no more changes for a moment. */
  const settle = (): void => {
    clearTimeout(settling)
    settling = setTimeout(() => start(true), settleDelay)
    set({ stale: true })
  }

  return {
    index: new PictureIndex(),
    version: 0,
    total: 0,
    query: everything,
    state: 'idle',
    stale: false,
    failure: null,
    records: new Map(),
    queryChanged: (patch) => {
      const query = { ...get().query, ...patch }
      if (sameQuery(query, get().query)) return
      set({ query })
      start()
    },
    searchChanged: (search) => get().queryChanged({ search, scope: 'shown' }),
    reload: () => {
      set({ records: new Map() })
      start()
    },
    libraryOpened: () => {
      const { sort, shuffle } = get().query
      set({ query: { ...everything, sort, shuffle } })
      get().reload()
    },
    picturesTouched: () => {
      set({ records: new Map() })
      settle()
    },
    pictureAdded: (stub, picture) => {
      set((state) => ({ records: withRecord(state.records, picture) }))
      // Whether a new picture matches is up to the library.
      if (!takesNew(get().query)) return settle()
      early.push(stub)
      if (get().index.add(stub)) set((state) => ({ version: state.version + 1, total: state.total + 1 }))
    },
    pictureChanged: (stub, picture) => {
      const { query, index } = get()
      if ((picture.trashedAt !== null) !== (query.scope === 'trash')) return get().picturesRemoved([picture.id])
      if (index.indexOf(picture.id) < 0) return get().pictureAdded(stub, picture)
      const changed = index.change(stub)
      set((state) => ({ version: state.version + (changed ? 1 : 0), records: withRecord(state.records, picture) }))
      if (!takesNew(query)) settle()
    },
    picturesRemoved: (ids) => {
      if (get().query.scope === 'trash') return settle()
      const removed = get().index.remove(ids)
      if (removed > 0) set((state) => ({ version: state.version + 1, total: state.total - removed }))
    }
  }
})
