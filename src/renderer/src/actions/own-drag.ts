/**
 * Whether pictures of this window are being dragged out of it. The desktop carries them, so over the window itself they
 * look like files from another program, and no `dragend` marks the end: the first mouse move without a button does.
 */
let running = false
let dragged: readonly string[] = []

/** True while a drag that began here is in progress: what it drops on this window are the library's own pictures. */
export function ownDragRuns(): boolean {
  return running
}

/** The pictures of the last drag that began here. */
export function draggedIds(): readonly string[] {
  return dragged
}

/** Lasts until the mouse moves without a button, or something was dropped here. @param ids of the dragged pictures */
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
  // If the button is released before the desktop took over, the press ends as an unintended click.
  window.addEventListener('click', (event) => event.stopPropagation(), { ...options, once: true })
  // After the other drop listeners.
  window.addEventListener('drop', () => setTimeout(over), options)
}
