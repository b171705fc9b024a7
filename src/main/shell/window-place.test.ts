import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isReachable, readPlace, writePlace } from './window-place.ts'

const place = { x: 10, y: 20, width: 1200, height: 800, maximised: false }
const display = { x: 0, y: 0, width: 1920, height: 1080 }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palimpsest-place-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the place of the window', () => {
  it('comes back as it was kept', () => {
    const file = join(folder, 'deep', 'window.json')
    writePlace(file, place)
    expect(readPlace(file)).toEqual(place)
  })

  it.each(['', '[1]', 'null', '{"x":1}', '\u0000\u0000', JSON.stringify({ ...place, width: 5 }), JSON.stringify({ ...place, x: 0.5 })])(
    'is nothing when the file holds %j',
    (text) => {
      writeFileSync(join(folder, 'window.json'), text)
      expect(readPlace(join(folder, 'window.json'))).toBeNull()
    }
  )

  it('that cannot be kept troubles nobody', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => writePlace(join(folder, 'file', 'window.json'), place)).not.toThrow()
  })

  it('is used only where its title bar can be reached', () => {
    expect(isReachable(place, [display])).toBe(true)
    expect(isReachable({ ...place, x: 2000 }, [display])).toBe(false)
    expect(isReachable({ ...place, x: 2000 }, [display, { ...display, x: 1920 }])).toBe(true)
    expect(isReachable({ ...place, y: -400 }, [display])).toBe(false)
    expect(isReachable({ ...place, x: -1190 }, [display])).toBe(false)
  })
})
