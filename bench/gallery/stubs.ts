/** The list that every candidate shows: as many pictures as wanted, the same in every run. */
import type { PictureStub } from '../../src/shared/domain/picture.ts'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const shapes = [
  [1024, 1024],
  [1152, 896],
  [896, 1152],
  [832, 1216],
  [1216, 832],
  [1344, 768],
  [768, 768],
  [512, 512]
] as const
const newest = Date.UTC(2026, 10, 1)
/** Days that the pictures are spread over. */
const days = 400

/** An id as the library makes them, descending with the position. */
function idAt(at: number): string {
  let rest = 2 ** 40 - at
  let id = ''
  while (id.length < 26) {
    id = letters.charAt(rest % 32) + id
    rest = Math.floor(rest / 32)
  }
  return id
}

/** Whole numbers from 0 to below `n`, the same for the same seed. */
export function seeded(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * n)
  }
}

/** Newest first. */
export function makeStubs(count: number): PictureStub[] {
  const random = seeded(1)
  const step = (days * 86_400_000) / count
  return Array.from({ length: count }, (_, at): PictureStub => {
    const [width, height] = shapes[random(shapes.length)] ?? shapes[0]
    return [idAt(at), width, height, random(0x1000000), newest - Math.round(at * step), 0]
  })
}
