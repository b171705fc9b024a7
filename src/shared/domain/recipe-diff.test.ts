import { describe, expect, it } from 'vitest'
import { type Recipe, recipeChanges, recipeRows, repaintWords } from './recipe-diff.ts'

const recipe = (parameters: NonNullable<Recipe['parameters']> | null, more: Partial<Recipe> = {}): Recipe => ({
  parameters,
  operationId: 'pixazo/sdxl-base',
  operationLabel: 'SDXL base',
  providerLabel: 'Pixazo',
  width: 1024,
  height: 1024,
  inpaint: null,
  maskId: null,
  sourcePictureId: null,
  ...more
})

const inpaint: NonNullable<Recipe['inpaint']> = {
  mode: 'masked',
  area: { x: 0, y: 0, width: 512, height: 512 },
  extend: { left: 0, top: 0, right: 128, bottom: 0, fill: 'mirror' },
  sent: { width: 512, height: 512 },
  padding: 32,
  feather: 8,
  invert: false
}

describe('recipeRows', () => {
  it('has every line that one of them has, and marks those that differ', () => {
    const rows = recipeRows([
      recipe({ prompt: 'a hat', seed: 42, steps: 20 }),
      recipe({ prompt: 'a hat', seed: 77, guidance: 5 })
    ])
    expect(rows.map(({ key, values, differs }) => [key, values, differs])).toEqual([
      ['prompt', ['a hat', 'a hat'], false],
      ['model', ['SDXL base, Pixazo', 'SDXL base, Pixazo'], false],
      ['size', ['1024 × 1024', '1024 × 1024'], false],
      ['steps', ['20', null], true],
      ['guidance', [null, '5'], true],
      ['seed', ['42', '77'], true]
    ])
  })

  it("accepts any number of pictures, and includes the studio's settings", () => {
    const rows = recipeRows([recipe(null), recipe({ prompt: '' }, { inpaint, maskId: 'M' }), recipe({ prompt: 'x' })])
    const of = (key: string): unknown => rows.find((row) => row.key === key)?.values
    expect(of('prompt')).toEqual([null, null, 'x'])
    expect(of('mask')).toEqual([null, 'M', null])
    expect(of('inpaint.mode')).toEqual([null, 'around the mask', null])
    expect(of('inpaint.extend')).toEqual([null, 'right 128', null])
    expect(of('inpaint.padding')).toEqual([null, '32 px', null])
  })
})

describe('recipeChanges', () => {
  const changes = (
    before: NonNullable<Recipe['parameters']>,
    after: NonNullable<Recipe['parameters']>,
    more: Partial<Recipe> = {}
  ): string[] => recipeChanges(recipe(before), recipe(after, more))

  it('says what changed in plain words', () => {
    expect(changes({ prompt: 'a hat', seed: 42, steps: 20 }, { prompt: 'a hat', seed: 77, steps: 30 })).toEqual([
      'steps 20 → 30',
      'seed 42 → 77'
    ])
    expect(changes({ prompt: 'a red hat' }, { prompt: 'a blue hat, oil' })).toEqual(['+ “blue, oil” − “red”'])
    expect(changes({ prompt: 'a' }, { prompt: 'a', negativePrompt: 'blurry' })).toEqual(['negative prompt: “blurry”'])
    expect(changes({ prompt: 'a', negativePrompt: 'blurry' }, { prompt: 'a' })).toEqual(['no negative prompt'])
    expect(changes({ prompt: 'a' }, { prompt: 'a', guidance: 7 }, { operationLabel: 'SD 3' })).toEqual([
      'model SDXL base, Pixazo → SD 3, Pixazo',
      'guidance 7'
    ])
    expect(changes({ prompt: 'a' }, { prompt: 'a' })).toEqual([])
  })

  it('quotes a rewritten prompt', () => {
    const long = (word: string): string => Array.from({ length: 40 }, (_, at) => `${word}${at}`).join(' ')
    expect(changes({ prompt: long('old') }, { prompt: long('new') })[0]).toMatch(/^prompt: “new0 new1 .*…”$/)
    expect(changes({ prompt: '' }, { prompt: 'a boat' })).toEqual(['prompt: “a boat”'])
    expect(changes({ prompt: 'a boat' }, { prompt: '' })).toEqual(['without a prompt'])
  })

  it('is empty if a recipe is unknown', () => {
    expect(recipeChanges(recipe(null), recipe({ prompt: 'x' }))).toEqual([])
  })
})

describe('repaintWords', () => {
  it('says what was requested', () => {
    expect(repaintWords(recipe({ prompt: 'a red hat', strength: 0.7 }))).toEqual(['“a red hat”', 'strength 0.7'])
    expect(repaintWords(recipe({ prompt: '' }, { inpaint }))).toEqual(['extended right'])
  })
})
