/**
 * Whether pictures of this window are being dragged out of it. The desktop carries them, so that over the window itself
 * they look like files from another program, and no `dragend` says when it is over: the first move of the mouse with no
 * button held does.
 */
let running = false
let dragged: readonly string[] = []

/** True while a drag that began here is under way: what it drops on this window are the library's own pictures. */
export function ownDragRuns(): boolean {
  return running
}

/** The pictures of the drag that began here last. */
export function draggedIds(): readonly string[] {
  return dragged
}

/**
 * From now on until the mouse moves with no button held, or something was dropped here. @param ids of the pictures that
 * are dragged
 */
export function ownDragBegan(ids: readonly string[]): void {
  dragged = ids
  if (running) return
  running = true
  const controller = new AbortController()
  const options = { capture: true, signal: controller.signal }
  const over = (): void => {
    running = false
    controller.abort()
  }
  const moved = (event: PointerEvent): void => {
    if (event.buttons === 0 || event.type === 'pointerdown') over()
  }
  for (const type of ['pointermove', 'pointerdown'] as const) window.addEventListener(type, moved, options)
  // Where the button is let go before the desktop took over, the press ends as a click, which nobody meant.
  window.addEventListener('click', (event) => event.stopPropagation(), { ...options, once: true })
  // After the others that hear of the drop.
  window.addEventListener('drop', () => setTimeout(over), options)
}
