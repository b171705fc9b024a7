/** The slideshow that runs. Interval, order and whether it begins anew are remembered in the settings. */
import { create } from 'zustand'
import { usePictures } from '../../../data/pictures-store.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { changeViewer } from '../viewer-settings.ts'
import { listedSlides, nextSlide, type Slides, shuffledSlides } from './slides.ts'

export interface SlideshowState extends Slides {
  running: boolean
  playing: boolean
  /** Nothing comes after the picture that is shown. */
  ended: boolean
  /** As they were listed, for when the order is changed. */
  listed: readonly string[]
  /** Pictures whose file could not be shown: they are left out. */
  unshown: ReadonlySet<string>
  /** Which way one goes: past a picture that cannot be shown, one goes on this way. */
  direction: 1 | -1
  started: (ids: readonly string[] | null, from: string | null) => void
  stepped: (by: 1 | -1) => void
  playingChanged: (playing: boolean) => void
  /** The picture at hand cannot be shown. */
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
    // The list changes while the show goes on; the show keeps what it began with.
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
    // From the last picture, play begins anew.
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

/** The show as it is now, with its actions, for what happens after rendering. */
export function slideshowNow(): SlideshowState {
  return useSlideshow.getState()
}
