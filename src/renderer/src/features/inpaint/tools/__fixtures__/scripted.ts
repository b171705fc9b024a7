/** Pointer scripts and analytic masks for the painter's tests. */
import { noExtension } from '../../../../../../shared/domain/inpaint.ts'
import type { MaskPixels } from '../../../../../../shared/raster/mask-pixels.ts'
import { MaskEditor } from '../../painter/mask-editor.ts'
import type { Keys, ToolOptions, Touch } from '../tool.ts'

/** A mask editor over an opaque white picture. */
export function editorOf(width: number, height: number, options: Partial<ToolOptions> = {}): MaskEditor {
  const editor = new MaskEditor(() => ({ width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) }))
  editor.load({ picture: { width, height } as ImageBitmap, extend: noExtension }, null)
  editor.setOptions(options)
  return editor
}

export function touch(x: number, y: number, pressure = 1): Touch {
  return { x, y, pressure }
}

export function keys(held: Partial<Keys> = {}): Keys {
  return { shift: false, subtract: false, ...held }
}

/** Pressed at the first point, moved over the others, released at the last one. */
export function drag(
  editor: MaskEditor,
  points: readonly (readonly [number, number])[],
  pressure = 1,
  held: Keys = keys()
): void {
  const [first, ...rest] = points.map(([x, y]) => touch(x, y, pressure))
  if (!first) return
  editor.down(first, held)
  for (const point of rest) editor.move(point, held)
  editor.up(rest.at(-1) ?? first, held)
}

/** A mask of the pixels whose centres are inside. */
export function maskOf(width: number, height: number, inside: (x: number, y: number) => boolean): MaskPixels {
  const data = new Uint8Array(width * height)
  for (let i = 0; i < data.length; i += 1) data[i] = inside((i % width) + 0.5, Math.floor(i / width) + 0.5) ? 255 : 0
  return { width, height, data }
}

/** Intersection over union of what is painted. */
export function iou(a: MaskPixels, b: MaskPixels): number {
  let both = 0
  let any = 0
  for (let i = 0; i < a.data.length; i += 1) {
    const [p, q] = [(a.data[i] as number) >= 128, (b.data[i] as number) >= 128]
    if (p && q) both += 1
    if (p || q) any += 1
  }
  return any === 0 ? 1 : both / any
}

export function countDiffering(a: MaskPixels, b: MaskPixels): number {
  let count = 0
  for (let i = 0; i < a.data.length; i += 1) if (a.data[i] !== b.data[i]) count += 1
  return count
}
