import { useEffect, useMemo } from 'react'
import { usePictures } from '../../../data/pictures-store.ts'
import type { Frame, Looked } from '../frames/frames.ts'
import { lookedAt } from '../frames/neighbours.ts'
import { useFrames } from '../frames/use-frames.ts'
import { usePicture } from '../use-picture.ts'
import { useViewerSetting } from '../viewer-settings.ts'
import { nextSlide } from './slides.ts'
import { slideshowNow, useSlideshow } from './slideshow-store.ts'

/** A picture from the list by id. */
function listedById(id: string | undefined): Looked | undefined {
  const { index } = usePictures.getState()
  return id === undefined ? undefined : lookedAt(index, index.indexOf(id))
}

/**
 * The current slide, and the timer for the next: it only runs while the picture is really shown, so a slow one is
 * waited for and shown for its full time.
 */
export function useSlide(): Frame<HTMLImageElement> | null {
  const ids = useSlideshow((state) => state.ids)
  const at = useSlideshow((state) => state.at)
  const unshown = useSlideshow((state) => state.unshown)
  const playing = useSlideshow((state) => state.playing)
  const direction = useSlideshow((state) => state.direction)
  const seconds = useViewerSetting('slideSeconds')
  const loop = useViewerSetting('slideLoop')
  const id = ids[at] ?? null
  const { picture, failure } = usePicture(id)
  usePictures((state) => state.version)
  const unlisted: Looked | null =
    picture !== null && picture.id === id
      ? { ...picture, hasFile: !picture.missing && picture.fileRemovedAt === null }
      : null
  const current = listedById(id ?? undefined) ?? unlisted
  const next = useMemo(() => {
    const places = [
      nextSlide({ ids, at }, direction, loop, unshown),
      nextSlide({ ids, at }, direction === 1 ? -1 : 1, loop, unshown)
    ]
    return places
      .map((place) => (place === null || place === at ? undefined : listedById(ids[place])))
      .filter((looked) => looked !== undefined)
  }, [ids, at, direction, loop, unshown])
  const { frame, failed } = useFrames(current, next, false)

  const gone = id !== null && (failed || current?.hasFile === false || failure !== null)
  useEffect(() => {
    if (gone) slideshowNow().slideFailed(id)
  }, [gone, id])
  const shownId = frame !== null && frame.id === id ? id : null
  useEffect(() => {
    if (!playing || shownId === null) return
    const timer = setTimeout(() => slideshowNow().stepped(1), seconds * 1000)
    return () => clearTimeout(timer)
  }, [playing, shownId, seconds])
  return frame
}
