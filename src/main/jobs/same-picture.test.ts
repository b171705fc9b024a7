import { expect, it } from 'vitest'
import type { InpaintImaging } from './run-context.ts'
import { isSamePicture } from './same-picture.ts'

/** "Files" whose first two bytes are their size and the rest their pixels. */
const imaging = {
  decode: async (bytes: Uint8Array) => ({ width: bytes[0] ?? 0, height: bytes[1] ?? 0, pixels: bytes.subarray(2) })
} as unknown as InpaintImaging
const file = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes)

it.each([
  ['picture', file(1, 1, 9, 9, 9, 255), file(1, 1, 9, 9, 9, 255), true],
  ['picture', file(1, 1, 9, 9, 9, 255), file(1, 1, 9, 9, 8, 255), false],
  ['picture', file(2, 1, 9, 9, 9, 9, 9, 9, 9, 9), file(1, 2, 9, 9, 9, 9, 9, 9, 9, 9), false],
  ['mask', file(2, 1, 0, 255), file(2, 1, 127, 128), true],
  ['mask', file(2, 1, 0, 255), file(2, 1, 128, 128), false]
] as const)('a %s of %o and one of %o: %s', async (what, left, right, same) => {
  expect(await isSamePicture(imaging, what, left, right)).toBe(same)
})
