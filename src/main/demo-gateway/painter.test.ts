import { assert, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaintRequest } from './brief.ts'
import { readBrief } from './brief.ts'
import { hueDistance, hueOf } from './colour.ts'
import { sceneNames } from './lexicon.ts'
import { paint, paintScene } from './painter.ts'
import { repaint } from './repaint.ts'

const base: PaintRequest = {
  prompt: 'a quiet bay at dusk',
  negativePrompt: '',
  seed: 42,
  steps: 8,
  guidance: 5,
  width: 96,
  height: 64,
  variant: ''
}
const bytes = (change: Partial<PaintRequest> = {}): Buffer => Buffer.from(paint({ ...base, ...change }).pixels)

describe('paint', () => {
  it('paints the same bytes for the same request', () => {
    expect(bytes().equals(bytes())).toBe(true)
  })

  it.each<[string, Partial<PaintRequest>]>([
    ['prompt', { prompt: 'a quiet bay at dawn' }],
    ['unknown word', { prompt: 'a quiet bay at dusk zyx' }],
    ['seed', { seed: 43 }],
    ['steps', { steps: 20 }],
    ['guidance', { guidance: 9 }],
    ['negative prompt', { negativePrompt: 'blue' }],
    ['variant', { variant: '#1' }]
  ])('another %s gives another picture', (_what, change) => {
    expect(bytes(change).equals(bytes())).toBe(false)
  })

  it.each([
    [64, 64],
    [2048, 64],
    [64, 512],
    [100, 333]
  ])('paints %i x %i', (width, height) => {
    expect(paint({ ...base, width, height }).pixels).toHaveLength(width * height * 3)
  })

  it.each(sceneNames.map((name) => [name]))('paints %s with many tones and no gaps', (scene) => {
    const { pixels } = paint({ ...base, prompt: scene, steps: 12, width: 128, height: 128 })
    expect(new Set(pixels).size).toBeGreaterThan(40)
  })

  it.each(sceneNames.map((name) => [name]))(
    'leaves no pixel of %s without a colour, whatever the shape and the weather',
    (scene) => {
      const shapes = [
        [192, 64],
        [64, 192],
        [96, 96]
      ] as const
      for (const [i, [width, height]] of [...shapes, ...shapes, ...shapes].entries()) {
        const weather = ['', 'storm', 'snow', 'fog aurora'][i % 4] ?? ''
        const canvas = paintScene(
          readBrief({ ...base, prompt: `${scene} ${weather}`, seed: i, steps: 20, width, height })
        )
        expect(canvas.l.every((value, at) => Number.isFinite(value + canvas.a[at]! + canvas.b[at]!))).toBe(true)
      }
    }
  )

  it('paints for any prompt', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 60 }), integer({ min: 0, max: 4294967295 }), (prompt, seed) => {
        expect(paint({ ...base, prompt, seed, width: 64, height: 64, steps: 2 }).pixels).toHaveLength(64 * 64 * 3)
      }),
      { numRuns: 40 }
    )
  })
})

describe('readBrief', () => {
  it.each([
    ['misty mountains', 'mountains'],
    ['Ein Wald im Nebel', 'forest'],
    ['la mer au crépuscule', 'sea'],
    ['夜晚的城市', 'city'],
    ['海边的日落', 'sea'],
    ['кошка', 'creature'],
    ['A sparrow on a blooming cherry branch', 'branch']
  ])('reads "%s" as %s', (prompt, scene) => {
    expect(readBrief({ ...base, prompt }).scene).toBe(scene)
  })

  it('takes the time of day and the weather from the prompt', () => {
    const brief = readBrief({ ...base, prompt: 'harbour at night in the rain' })
    expect([brief.time, brief.has('weather:rain')]).toEqual(['night', true])
  })

  it('shows nothing named in the negative prompt', () => {
    const brief = readBrief({ ...base, prompt: 'birds over the sea, moon', negativePrompt: 'birds, moon' })
    expect([brief.has('show:birds'), brief.maybe('show:birds', 1), brief.allows('show:moon')]).toEqual([
      false,
      false,
      false
    ])
  })

  it('leaves out a colour named in the negative prompt', () => {
    const { palette } = readBrief({ ...base, prompt: 'sea by day', negativePrompt: 'blue' })
    const coloured = Object.values(palette).filter((colour) => Math.hypot(colour[1], colour[2]) > 0.02)
    expect(Math.min(...coloured.map((colour) => hueDistance(hueOf(colour), 250)))).toBeGreaterThan(40)
  })

  it('follows the colour words', () => {
    const { palette } = readBrief({ ...base, prompt: 'green abstract' })
    expect(hueDistance(hueOf(palette.middle), 145)).toBeLessThan(35)
  })
})

describe('repaint', () => {
  const size = 64
  const request = { ...base, prompt: 'a fox', width: size, height: size }
  const source = Uint8Array.from({ length: size * size * 3 }, (_, i) => (i * 7) % 251)

  it('leaves every black pixel unchanged and changes the white part', () => {
    const mask = Uint8Array.from({ length: size * size }, (_, i) => (i % size > 20 && i > size * 20 ? 255 : 0))
    const out = repaint(request, source, mask)
    let changed = 0
    let spoiled = 0
    for (let i = 0; i < mask.length; i += 1) {
      const same = [0, 1, 2].every((c) => out[i * 3 + c] === source[i * 3 + c])
      if (same) continue
      if (mask[i] === 0) spoiled += 1
      else changed += 1
    }
    expect(spoiled).toBe(0)
    expect(changed).toBeGreaterThan(1500)
  })

  it('changes nothing under a black mask, and accepts an entirely white one', () => {
    expect(repaint(request, source, new Uint8Array(size * size))).toEqual(source)
    expect(repaint(request, source, new Uint8Array(size * size).fill(255))).not.toEqual(source)
  })

  it('repaints a single pixel without failing', () => {
    const mask = new Uint8Array(size * size)
    mask[5] = 255
    expect(repaint(request, source, mask)).toHaveLength(source.length)
  })
})
