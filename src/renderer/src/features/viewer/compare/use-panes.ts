import type { Picture } from '../../../../../shared/domain/picture.ts'
import type { Frame } from '../frames/frames.ts'
import { useLook } from '../frames/use-look.ts'
import { usePicture } from '../use-picture.ts'
import type { Size } from '../zoom.ts'
import { useCompare } from './compare-store.ts'
import { letterOf } from './panes.ts'

export interface Pane {
  id: string
  /** "A" to "D" */
  letter: string
  /** Position among the panes. */
  place: number
  /** Null until its record is loaded. */
  picture: Picture | null
  /** Null until something of it can be drawn; never the previous picture's. */
  frame: Frame<HTMLImageElement> | null
  size: Size
  /** Its original is unavailable. */
  gone: boolean
}

function usePane(place: number): Pane | null {
  const id = useCompare((state) => state.ids[place] ?? null)
  const active = useCompare((state) => state.active === place)
  const { picture: last } = usePicture(id)
  const picture = last?.id === id ? last : null
  const { frame, failed } = useLook(id, picture, active)
  if (id === null) return null
  const shown = frame?.id === id ? frame : null
  const size = shown ?? picture ?? { width: 1, height: 1 }
  return {
    id,
    letter: letterOf(place),
    place,
    picture,
    frame: shown,
    size,
    gone: failed || picture?.missing === true || (picture !== null && picture.fileRemovedAt !== null)
  }
}

/** Everything compared: each decoded once, however it is shown. */
export function usePanes(): Pane[] {
  // Always four, because the number of hooks must not change.
  const panes = [usePane(0), usePane(1), usePane(2), usePane(3)]
  return panes.filter((pane) => pane !== null)
}
