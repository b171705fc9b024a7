import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { leastSizeIn, placeIn, readPlace, writePlace } from './window-place.ts'

const place = { x: 10, y: 20, width: 1200, height: 800, maximised: false }
const display = { x: 0, y: 0, width: 1920, height: 1080 }
describe("the window's position", () => {
  it('is restored as it was stored', ({ folder }) => {
    const file = join(folder, 'deep', 'window.json')
    writePlace(file, place)
    expect(readPlace(file)).toEqual(place)
  })

  it.for([
    '',
    '[1]',
    'null',
    '{"x":1}',
    '\u0000\u0000',
    JSON.stringify({ ...place, width: 5 }),
    JSON.stringify({ ...place, x: 0.5 })
  ])('is nothing if the file contains %j', (text, { folder }) => {
    writeFileSync(join(folder, 'window.json'), text)
    expect(readPlace(join(folder, 'window.json'))).toBeNull()
  })

  it('that cannot be stored is silently skipped', ({ folder }) => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => writePlace(join(folder, 'file', 'window.json'), place)).not.toThrow()
  })
})

describe("a window's position on the available displays", () => {
  const laptop = { x: 0, y: 0, width: 1366, height: 728 }
  const second = { x: 1920, y: -200, width: 1280, height: 1000 }

  it('is as it was left if it fits', () => {
    expect(placeIn(place, [display])).toEqual({ bounds: { x: 10, y: 20, width: 1200, height: 800 }, area: display })
    expect(placeIn({ ...place, x: 1960 }, [display, second]).bounds).toEqual({
      x: 1960,
      y: 0,
      width: 1200,
      height: 800
    })
  })

  it('is centred at the first start', () => {
    expect(placeIn(null, [display]).bounds).toEqual({ x: 240, y: 90, width: 1440, height: 900 })
  })

  it.each([
    ['left on a larger display', { x: 0, y: 0, width: 2560, height: 1400 }, [laptop], laptop],
    ['never opened before', null, [laptop], laptop],
    [
      'left on a display that is gone, to the right',
      { x: 3000, y: 100, width: 1200, height: 800 },
      [display],
      { x: 720, y: 100, width: 1200, height: 800 }
    ],
    [
      'left above every display',
      { x: 10, y: -4000, width: 1200, height: 800 },
      [display],
      { x: 10, y: 0, width: 1200, height: 800 }
    ],
    [
      'left half over the edge',
      { x: -600, y: 700, width: 1200, height: 800 },
      [display],
      { x: 0, y: 280, width: 1200, height: 800 }
    ],
    [
      'smaller than the least size',
      { x: 100, y: 100, width: 300, height: 300 },
      [display],
      { x: 100, y: 100, width: 1024, height: 700 }
    ],
    [
      'nearest to the second display',
      { x: 3400, y: 0, width: 1100, height: 800 },
      [laptop, second],
      { x: 2100, y: 0, width: 1100, height: 800 }
    ],
    [
      'on a display of 1097 x 577',
      null,
      [{ x: 0, y: 23, width: 1097, height: 577 }],
      { x: 0, y: 23, width: 1097, height: 577 }
    ],
    [
      'on a display of 853 x 432',
      place,
      [{ x: 0, y: 0, width: 853, height: 432 }],
      { x: 0, y: 0, width: 853, height: 432 }
    ]
  ])('is entirely on one of them: %s', (_, left, displays, expected) => {
    expect(placeIn(left, displays).bounds).toEqual(expected)
  })

  it.each([
    [1920, 1080, 1024, 700],
    [1097, 577, 1024, 577],
    [853, 432, 853, 432]
  ])('has no minimum size larger than its display: %i x %i', (width, height, leastWidth, leastHeight) => {
    expect(leastSizeIn({ x: 5, y: 5, width, height })).toEqual({ width: leastWidth, height: leastHeight })
  })
})
