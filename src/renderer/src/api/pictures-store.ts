/**
 * The library's list: a compact index of every picture (see picture-index.ts), newest first, filtered by the search,
 * and the full records of the few pictures that someone looks at.
 */
import { create } from 'zustand'
import type { Picture, PictureStub } from '../../../shared/domain/picture.ts'
import type { AppError } from '../../../shared/errors.ts'
import { api } from './client.ts'
import { PictureIndex } from './picture-index.ts'
import { reportError } from './report.ts'
import { whenIdle, whenShown } from './when-idle.ts'

/** The first page is what fills a screen; the rest follows while the user already looks. */
export const firstPage = 200
export const nextPages = 10_000
/** A list that grows by at least this factor is shown anew: each time every row is laid out, so it is done rarely. */
const worthShowing = 4
/** Full records kept: those of the open pictures and their neighbours. */
const recordsKept = 400

export interface PicturesState {
  /** Changed in place; `version` says that it did. */
  index: PictureIndex
  version: number
  /** Of all that match, known after the first page. */
  total: number
  search: string
  /** idle: before the first answer; filling: more pages follow. */
  state: 'idle' | 'filling' | 'complete' | 'failed'
  failure: AppError | null
  records: Map<string, Picture>
  searchChanged: (search: string) => void
  reload: () => void
  pictureAdded: (stub: PictureStub, picture: Picture) => void
  pictureChanged: (stub: PictureStub, picture: Picture) => void
  picturesRemoved: (ids: readonly string[]) => void
}

/** Asks for a picture's full record; at once when it is held. */
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

export const usePictures = create<PicturesState>()((set, get) => {
  let run = 0
  /** Came while the first page was on its way, which may have been read before them. */
  let early: PictureStub[] = []

  /** Pages in the whole list; a newer run ends this one. */
  const fill = async (mine: number): Promise<void> => {
    const index = new PictureIndex()
    let after: string | null = null
    let shown = 0
    for (;;) {
      const limit: number = after === null ? firstPage : nextPages
      const page: { stubs: PictureStub[]; total: number } = await api.pictures.index({ after, limit, search: get().search })
      if (mine !== run) return
      index.append(page.stubs)
      if (after === null) for (const stub of early) index.add(stub)
      early = []
      const complete = page.stubs.length < limit
      const first = after === null
      after = page.stubs.at(-1)?.[0] ?? null
      if (!first && !complete && index.length < shown * worthShowing) continue
      shown = index.length
      set((state) => ({ index, total: page.total, version: state.version + 1, state: complete ? 'complete' : 'filling', failure: null }))
      if (complete) return
      await (first ? whenShown() : whenIdle())
      if (mine !== run) return
    }
  }

  const start = (): void => {
    run += 1
    const mine = run
    early = []
    fill(mine).catch((failure: AppError) => {
      if (mine !== run) return
      set({ state: 'failed', failure })
      reportError(failure)
    })
  }

  return {
    index: new PictureIndex(),
    version: 0,
    total: 0,
    search: '',
    state: 'idle',
    failure: null,
    records: new Map(),
    searchChanged: (search) => {
      if (search === get().search) return
      set({ search })
      start()
    },
    reload: () => {
      set({ records: new Map() })
      start()
    },
    pictureAdded: (stub, picture) => {
      set((state) => ({ records: withRecord(state.records, picture) }))
      // Whether a new picture matches a search is the library's to say.
      if (get().search !== '') return start()
      early.push(stub)
      if (get().index.add(stub)) set((state) => ({ version: state.version + 1, total: state.total + 1 }))
    },
    pictureChanged: (stub, picture) => {
      if (picture.trashedAt !== null) return get().picturesRemoved([picture.id])
      if (get().index.indexOf(picture.id) < 0) return get().pictureAdded(stub, picture)
      const changed = get().index.change(stub)
      set((state) => ({ version: state.version + (changed ? 1 : 0), records: withRecord(state.records, picture) }))
    },
    picturesRemoved: (ids) => {
      const removed = get().index.remove(ids)
      if (removed > 0) set((state) => ({ version: state.version + 1, total: state.total - removed }))
    }
  }
})
