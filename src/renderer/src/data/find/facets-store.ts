/** How many pictures each value of each filter would list, kept up to date while displayed. */
import { useEffect } from 'react'
import { create } from 'zustand'
import { beginningOf } from '../../../../shared/domain/period.ts'
import { type Facets, type Period, type PictureQuery, periods } from '../../../../shared/domain/picture-query.ts'
import { api } from '../client.ts'
import { usePictures } from '../pictures-store.ts'

/** Debounce in milliseconds: while the user types, the list itself comes first. */
const settleDelay = 160
/** Minimum milliseconds between two queries while pictures arrive. */
const leastGap = 400

export interface Counts extends Facets {
  periods: Record<Period, number>
}

export interface FacetsState {
  /** For the last query answered; null before the first. */
  counts: Counts | null
  /** The counts belong to another query, or something has changed since. */
  stale: boolean
  /** Something has changed in the library. */
  touched: () => void
  /** Another library is open. */
  libraryOpened: () => void
}

async function ask(query: PictureQuery, now: number): Promise<Counts> {
  const since = periods.map((period) => beginningOf(period, now))
  const facets = await api.pictures.facets({ query, since })
  const byPeriod = Object.fromEntries(periods.map((period, at) => [period, facets.since[at] ?? 0])) as Record<
    Period,
    number
  >
  return { ...facets, periods: byPeriod }
}

let lookers = 0
let timer: ReturnType<typeof setTimeout> | undefined
let busy = false
let again = false
let last = 0

async function read(): Promise<void> {
  timer = undefined
  if (lookers === 0) return
  if (busy) {
    again = true
    return
  }
  busy = true
  again = false
  const { query } = usePictures.getState()
  try {
    const counts = await ask(query, Date.now())
    useFacets.setState({ counts, stale: again || usePictures.getState().query !== query })
  } catch {
    // The list of pictures reports the same failure; the old counts stay, dimmed.
    useFacets.setState({ stale: true })
  }
  busy = false
  last = performance.now()
  if (again) schedule(leastGap)
}

function schedule(delay: number): void {
  if (lookers === 0) return
  if (busy) {
    again = true
    return
  }
  clearTimeout(timer)
  timer = setTimeout(() => void read(), Math.max(delay, last + leastGap - performance.now()))
}

export const useFacets = create<FacetsState>()((set) => ({
  counts: null,
  stale: false,
  touched: () => {
    set({ stale: true })
    schedule(settleDelay)
  },
  libraryOpened: () => {
    set({ counts: null, stale: true })
    schedule(0)
  }
}))

/** The counts, queried while the component is mounted. @param wanted false: not needed now */
export function useCounts(wanted = true): Pick<FacetsState, 'counts' | 'stale'> {
  useEffect(() => {
    if (!wanted) return
    lookers += 1
    schedule(0)
    const stop = usePictures.subscribe((state, before) => {
      if (state.query === before.query) return
      useFacets.setState({ stale: true })
      schedule(settleDelay)
    })
    return () => {
      stop()
      lookers -= 1
    }
  }, [wanted])
  const counts = useFacets((state) => state.counts)
  const stale = useFacets((state) => state.stale)
  return { counts, stale }
}
