import { type RefObject, useEffect, useState } from 'react'

/** Milliseconds without mouse movement after which controls over a picture are hidden. */
const patience = 2500

/**
 * True once the mouse has rested for a while and no control has the focus: time to hide everything over the picture.
 * @param watched false: never still
 * @param controls while they have the focus or the mouse, nothing is still
 */
export function useStillness(watched: boolean, controls: RefObject<HTMLElement | null>): boolean {
  const [still, setStill] = useState(false)
  if (!watched && still) setStill(false)
  useEffect(() => {
    if (!watched) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const inUse = (): boolean => controls.current?.matches(':hover, :has(:focus-visible)') === true
    const rest = (): void => {
      if (inUse()) wake()
      else setStill(true)
    }
    const wake = (): void => {
      clearTimeout(timer)
      timer = setTimeout(rest, patience)
    }
    const stir = (event: Event): void => {
      // Something moving under a resting mouse is reported as a move of zero length.
      if (
        event instanceof PointerEvent &&
        event.type === 'pointermove' &&
        event.movementX === 0 &&
        event.movementY === 0
      )
        return
      setStill(false)
      wake()
    }
    const tab = (event: KeyboardEvent): void => {
      if (event.key === 'Tab') stir(event)
    }
    wake()
    window.addEventListener('pointermove', stir, { passive: true })
    window.addEventListener('pointerdown', stir, { passive: true })
    // Not an action: a sign of activity like a mouse move, and the key is passed on.
    window.addEventListener('keydown', tab)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', stir)
      window.removeEventListener('pointerdown', stir)
      window.removeEventListener('keydown', tab)
    }
  }, [watched, controls])
  return still && watched
}
