/** The minimum: the picture, and handlers that do nothing. Every candidate has at least this cost. */
import { type Candidate, pictureOf, view } from './candidate.ts'

export function floor(host: HTMLElement, side: number): Candidate {
  const canvas = document.createElement('canvas')
  canvas.width = view
  canvas.height = view
  canvas.getContext('2d')?.drawImage(pictureOf(side), 0, 0, view, view)
  host.append(canvas)
  for (const type of ['pointerdown', 'pointermove', 'pointerup']) canvas.addEventListener(type, () => {})
  return {
    target: canvas,
    client: (x, y) => ({ x: (x * view) / side, y: (y * view) / side }),
    historyBytes: () => 0,
    undo: () => {},
    export: () => Promise.resolve({ width: 1, height: 1, bits: 8, data: new Uint8Array(1) }),
    mask: () => new Uint8Array(side * side)
  }
}
