/** The running slideshow. Interval, order and looping are remembered in the settings. */
import { create } from 'zustand'
import { usePictures } from '../../../data/pictures-store.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { changeViewer } from '../viewer-settings.ts'
import { listedSlides, nextSlide, type Slides, shuffledSlides } from './slides.ts'

export interface SlideshowState extends Slides {
  running: boolean
  playing: boolean
  /** Nothing follows the current picture. */
  ended: boolean
  /** As they were listed, for changing the order. */
  listed: readonly string[]
  /** Pictures whose file could not be shown: they are skipped. */
  unshown: ReadonlySet<string>
  /** Direction of movement: pictures that cannot be shown are skipped in this direction. */
  direction: 1 | -1
  started: (ids: readonly string[] | null, from: string | null) => void
  stepped: (by: 1 | -1) => void
  playingChanged: (playing: boolean) => void
  /** The current picture cannot be shown. */
  slideFailed: (id: string) => void
  orderChanged: () => void
  closed: () => void
}

const nothing = {
  ids: [],
  at: 0,
  listed: [],
  running: false,
  playing: false,
  ended: false,
  unshown: new Set<string>(),
  direction: 1
} as const

function arranged(listed: readonly string[], from: string | null): Slides {
  const { slideOrder } = useSettings.getState().settings.viewer
  return slideOrder === 'shuffled' ? shuffledSlides(listed, from, Math.random) : listedSlides(listed, from)
}

export const useSlideshow = create<SlideshowState>()((set, get) => ({
  ...nothing,
  started: (ids, from) => {
    // The list may change during the slideshow, which keeps what it started with.
    const listed = [...(ids ?? usePictures.getState().index.ids)]
    if (listed.length === 0) return
    set({ ...nothing, ...arranged(listed, from), listed, running: true, playing: true })
  },
  stepped: (by) => {
    const state = get()
    const next = nextSlide(state, by, useSettings.getState().settings.viewer.slideLoop, state.unshown)
    if (next === null) set({ ended: by === 1, playing: by === 1 ? false : state.playing })
    else set({ at: next, ended: false, direction: by })
  },
  playingChanged: (playing) => {
    const { ended, unshown, ids } = get()
    if (!playing || !ended) return set({ playing })
    // At the last picture, play starts over.
    set({ playing, ended: false, at: nextSlide({ ids, at: -1 }, 1, false, unshown) ?? 0 })
  },
  slideFailed: (id) => {
    const state = get()
    if (state.ids[state.at] !== id) return
    const unshown = new Set([...state.unshown, id])
    set({ unshown })
    const next = nextSlide({ ...state }, state.direction, useSettings.getState().settings.viewer.slideLoop, unshown)
    if (next === null) set({ ended: true, playing: false })
    else set({ at: next })
  },
  orderChanged: () => {
    changeViewer({
      slideOrder: useSettings.getState().settings.viewer.slideOrder === 'shuffled' ? 'listed' : 'shuffled'
    })
    const { listed, ids, at } = get()
    set({ ...arranged(listed, ids[at] ?? null), ended: false })
  },
  closed: () => set(nothing)
}))

/** The current slideshow and its actions, for code outside rendering. */
export function slideshowNow(): SlideshowState {
  return useSlideshow.getState()
}
