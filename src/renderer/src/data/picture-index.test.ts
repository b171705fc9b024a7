import { describe, expect, it } from 'vitest'
import type { PictureStub } from '../../../shared/domain/picture.ts'
import { flag } from '../../../shared/domain/picture-flags.ts'
import { PictureIndex } from './picture-index.ts'

const id = (at: number): string => `01${String(at).padStart(24, '0')}`
const stub = (at: number, flags = 0): PictureStub => [id(at), 100 + at, 50, 0x0a0b0c, at * 1000, flags]
const of = (...places: number[]): PictureIndex => {
  const index = new PictureIndex()
  index.append(places.map((at) => stub(at)))
  return index
}
const listed = (index: PictureIndex): [string, number, number][] =>
  index.ids.map((one, at) => [one, index.width(at), index.createdAt(at)])
const expected = (...places: number[]): [string, number, number][] => places.map((at) => [id(at), 100 + at, at * 1000])

describe('the picture index', () => {
  it('keeps what the grid needs of each picture', () => {
    const index = of(9)
    index.change(stub(9, flag.favourite | flag.missing | flag.demo | 4))
    expect([
      index.aspect(0),
      index.colour(0),
      index.favourite(0),
      index.missing(0),
      index.demo(0),
      index.rating(0)
    ]).toEqual([109 / 50, '#0a0b0c', true, true, true, 4])
  })

  it('appends pages beyond its initial capacity, and skips duplicates', () => {
    const index = new PictureIndex()
    const all = Array.from({ length: 1200 }, (_, at) => 1200 - at)
    index.append(all.slice(0, 700).map((at) => stub(at)))
    index.append(all.slice(690).map((at) => stub(at)))
    expect(listed(index)).toEqual(expected(...all))
  })

  it('keeps the order of its pages, whatever it is', () => {
    const index = new PictureIndex()
    index.append([3, 2, 9, 8].map((at) => stub(at)))
    index.append([7, 2, 1].map((at) => stub(at)))
    expect(listed(index)).toEqual(expected(3, 2, 9, 8, 7, 1))
    expect([3, 2, 9, 8, 7, 1, 5].map((at) => index.indexOf(id(at)))).toEqual([0, 1, 2, 3, 4, 5, -1])
  })

  it('puts a new picture in its place', () => {
    const index = of(9, 5, 3)
    expect([index.add(stub(10)), index.add(stub(4)), index.add(stub(1)), index.add(stub(4, flag.favourite))]).toEqual([
      true,
      true,
      true,
      false
    ])
    expect(listed(index)).toEqual(expected(10, 9, 5, 4, 3, 1))
    expect(index.favourite(3)).toBe(true)
  })

  it('finds by id, and knows the position of what was just removed', () => {
    const index = of(9, 7, 5, 3)
    expect([index.indexOf(id(9)), index.indexOf(id(3)), index.indexOf(id(4))]).toEqual([0, 3, -1])
    index.remove([id(9), id(5)])
    expect([index.placeOf(id(9)), index.placeOf(id(5)), index.placeOf(id(3)), index.placeOf(id(1))]).toEqual([
      0, 1, 1, -1
    ])
    const next = of(7)
    next.previous = index
    expect([next.placeOf(id(7)), next.placeOf(id(3))]).toEqual([0, 1])
  })

  it('removes several and leaves the others intact', () => {
    const index = of(9, 7, 5, 3, 1)
    expect(index.remove([id(9), id(5), id(2)])).toBe(2)
    expect(listed(index)).toEqual(expected(7, 3, 1))
  })
})
