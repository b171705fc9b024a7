import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { mediaUrl } from '../../../../../shared/domain/picture.ts'
import { Frames, type Loaders, type Looked, type Shown } from './frames.ts'
import { loadImage } from './load-image.ts'

const loaders: Loaders<HTMLImageElement> = {
  original: (id) => loadImage(mediaUrl(id, 'original')),
  thumbnail: (id) => loadImage(mediaUrl(id, 'thumbnail')),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
}

const keyOf = (looked: Looked | null): string => (looked ? `${looked.id}${looked.hasFile}` : '')

/**
 * The frame on a stage for the current picture.
 * @param next what is likely to come next, most likely first: decoded ahead
 * @param thumbnails false: the previous frame stays until the next original is decoded
 * @returns the frame, and a function that retries a failed original
 */
export function useFrames(
  current: Looked | null,
  next: readonly Looked[],
  thumbnails = true
): Shown<HTMLImageElement> & { retry: () => void } {
  const frames = useMemo(() => new Frames(thumbnails ? loaders : { ...loaders, thumbnail: null }), [thumbnails])
  // The pictures are new objects at each render; what matters is which they are.
  const key = [current, ...next].map(keyOf).join()
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => frames.look(current, next, performance.now()), [frames, key])
  useEffect(() => () => frames.dispose(), [frames])
  const shown = useSyncExternalStore(frames.subscribe, frames.shown)
  return { ...shown, retry: () => frames.retry() }
}
