import { type RefObject, useEffect, useState } from 'react'

/** Milliseconds without the mouse after which controls over a picture go away. */
const patience = 2500

/**
 * True once the mouse has rested for a while and the focus is on no control: time to take everything off the picture.
 * @param watched false: never still
 * @param controls while the focus is in there, or the mouse over it, nothing is still
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
      // What moves under a resting mouse is told as a move of no length.
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
    // No action: a sign of life like a move of the mouse, and the key goes on.
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
