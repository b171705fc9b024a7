import { describe, expect, it, vi } from 'vitest'
import { counted } from './__fixtures__/counted-work.ts'
import { intoPng, zTXt } from './__fixtures__/made-files.ts'
import { plain } from './__fixtures__/plain-files.ts'
import {
  excess,
  falseLengths,
  jsonOfNumbers,
  packedTexts,
  readable,
  ringOfNodes,
  savedNodes,
  slowFiles,
  wideNode
} from './__fixtures__/slow-files.ts'
import { readRecipe } from './read-recipe.ts'
import { readTexts } from './read-texts.ts'
import { ReadingBudget } from './reading-budget.ts'

vi.mock('node:zlib', async (original) => (await import('./__fixtures__/counted-work.ts')).countedZlib(await original()))

const megabyte = 1024 * 1024

describe('a file designed to take long', () => {
  it.each(slowFiles)('%s', (what, make) => {
    const bytes = make(plain)
    const budget = new ReadingBudget(bytes.length)
    const { work } = counted(() => readRecipe(bytes, budget))
    expect(excess(bytes, work)).toEqual([])
    // Graphs are cheap once no node is traversed twice; all others are stopped.
    expect(budget.spent).toBe(!/saved nodes|inputs/.test(what))
  })

  it('has a text read that comes before what is too much', () => {
    const { png } = plain
    for (const slow of [packedTexts(png, 800), falseLengths(png, megabyte), jsonOfNumbers(plain)]) {
      const recipe = readRecipe(intoPng(slow, [readable]))
      expect(recipe?.parameters).toMatchObject({ prompt: 'a quiet harbour', steps: 12, seed: 5 })
    }
  })

  it('is reported as containing more than is read', () => {
    const full = 'The file contains more text than is read; the rest was left out.'
    const packed = readTexts(packedTexts(plain.png, 800))
    expect(packed.texts).toHaveLength(8)
    expect(packed.warnings).toEqual([full])
    expect(readTexts(falseLengths(plain.png, megabyte)).warnings).toEqual([full])
    expect(readRecipe(intoPng(packedTexts(plain.png, 800), [readable]))?.warnings).toEqual([full])
  })

  it('with nothing unusual is not reported as too large', () => {
    const bytes = intoPng(plain.png, [readable])
    const budget = new ReadingBudget(bytes.length)
    expect(readRecipe(bytes, budget)?.warnings).toEqual([])
    expect(budget.spent).toBe(false)
  })

  it('with a graph of save nodes that lead nowhere: the program is named, and no value is invented', () => {
    expect(readRecipe(intoPng(plain.png, [zTXt('prompt', savedNodes(5000))]))).toMatchObject({
      software: 'ComfyUI',
      parameters: null
    })
  })

  it('with a graph whose save nodes form a ring: its sampler is still found', () => {
    const recipe = readRecipe(intoPng(plain.png, [zTXt('prompt', ringOfNodes(4000))]))
    expect(recipe?.parameters).toMatchObject({ prompt: 'a ring of stones', seed: 7, steps: 9 })
  })

  it('with a node of more inputs than a call takes arguments', () => {
    expect(readRecipe(intoPng(plain.png, [zTXt('prompt', wideNode(60_000))]))?.parameters).toMatchObject({ seed: 7 })
  })

  it('with JSON of numbers: nothing is found', () => {
    expect(readRecipe(jsonOfNumbers(plain))).toBeNull()
  })
})

describe('JSON', () => {
  it('is parsed once, however many readers ask for it', () => {
    const graph = JSON.stringify({
      '1': { class_type: 'KSampler', inputs: { seed: 5, steps: 3, latent_image: ['2', 0] } }
    })
    const bytes = intoPng(plain.png, [zTXt('prompt', graph), zTXt('parameters', graph)])
    const { value, work } = counted(() => readRecipe(bytes))
    expect(value?.parameters).toMatchObject({ seed: 5, steps: 3 })
    expect(work.parsed).toBe(graph.length)
  })
})
