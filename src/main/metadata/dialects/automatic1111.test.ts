import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comment, intoWebp, riff, tiff } from '../__fixtures__/made-files.ts'
import { inComment, inPng, webp } from '../__fixtures__/recipe-in.ts'
import { readRecipe } from '../read-recipe.ts'

describe('AUTOMATIC1111 and similar programs', () => {
  const statement =
    'photo of a duck\nNegative prompt: monochrome\nSteps: 15, Sampler: UniPC, CFG scale: 5, Seed: 235284042, ' +
    'Size: 512x400, Model hash: c0d1994c73, Model: real_v20'
  const parameters = {
    prompt: 'photo of a duck',
    negativePrompt: 'monochrome',
    steps: 15,
    scheduler: 'UniPC',
    guidance: 5,
    seed: 235284042,
    width: 512,
    height: 400,
    modelId: 'real_v20'
  }

  it('keeps the prompt of its own chunk if the line of pairs is missing or too short, and of no other text', () => {
    const short = 'a harbour at noon\nNegative prompt: people\nSteps: 5, Seed: 7'
    expect(inPng(['parameters', short])?.parameters).toMatchObject({
      prompt: 'a harbour at noon',
      negativePrompt: 'people\nSteps: 5, Seed: 7'
    })
    expect(inPng(['parameters', 'only words'])?.parameters).toMatchObject({ prompt: 'only words' })
    expect([
      inPng(['parameters', '{"no": "recipe"}']),
      inPng(['parameters', ' ']),
      inComment('shot on holiday')
    ]).toEqual([null, null, null])
  })

  it('is read from a PNG, a JPEG and a WebP', () => {
    for (const recipe of [
      inPng(['parameters', statement]),
      inComment(statement),
      readRecipe(intoWebp(webp, [riff('EXIF', tiff([comment(statement)]))]))
    ]) {
      expect(recipe).toEqual({
        software: 'AUTOMATIC1111',
        model: 'real_v20',
        parameters,
        extra: { 'Model hash': 'c0d1994c73' },
        warnings: [],
        madeAt: null
      })
    }
  })

  it('may have no negative prompt, several lines, and Windows line endings', () => {
    expect(inPng(['parameters', 'one\r\ntwo, three: four\r\nSteps: 1, Seed: 2, Size: 8x16'])?.parameters).toEqual({
      prompt: 'one\ntwo, three: four',
      steps: 1,
      seed: 2,
      width: 8,
      height: 16
    })
    expect(
      inPng(['parameters', 'a\nb\nNegative prompt: c\nd\nSteps: 1, Seed: 0, Size: 8x16'])?.parameters
    ).toMatchObject({
      prompt: 'a\nb',
      negativePrompt: 'c\nd',
      seed: 0
    })
  })

  it('quotes a value with a comma, a colon, a line break or a quotation mark', () => {
    const line = [
      'Steps: 20, Sampler: "Euler, a", Lora hashes: "a: 12ab, b: 34cd"',
      String.raw`Hires prompt: "two\nlines, \"quoted\""`,
      'Hashes: {"vae": "1", "model": "2"}, Size: 8x8, Denoising strength: 0.35',
      'Hires upscale: 2, Hires upscaler: Latent, Version: f2.0.1v1.10'
    ].join(', ')
    const recipe = inPng(['parameters', `x\n${line}`])
    expect(recipe?.software).toBe('Forge')
    expect(recipe?.parameters).toEqual({
      prompt: 'x',
      steps: 20,
      scheduler: 'Euler, a',
      width: 8,
      height: 8,
      strength: 0.35
    })
    expect(recipe?.extra).toEqual({
      'Lora hashes': 'a: 12ab, b: 34cd',
      'Hires prompt': 'two\nlines, "quoted"',
      Hashes: '{"vae": "1", "model": "2"}',
      'Hires upscale': '2',
      'Hires upscaler': 'Latent',
      Version: 'f2.0.1v1.10'
    })
  })

  it('has its pairs taken for parameters only if there are three or more: fewer are part of the prompt', () => {
    expect(inPng(['parameters', 'a duck, style: oil, light: soft'])?.parameters).toEqual({
      prompt: 'a duck, style: oil, light: soft'
    })
    expect(inComment('a duck, style: oil, light: soft')).toBeNull()
  })

  it('may have lines from other extensions after its last one', () => {
    expect(inPng(['parameters', 'x\nSteps: 3, Seed: 1, Size: 8x8\nTemplate: {a|b}'])?.parameters).toMatchObject({
      prompt: 'x',
      steps: 3
    })
  })

  it('keeps what is out of range or not a number, by name, among the extras', () => {
    const recipe = inPng([
      'parameters',
      'x\nSteps: 0, CFG scale: NaN, Seed: 18446744073709551615, Size: 99999x8, Denoising strength: 7, Sampler: Euler'
    ])
    expect(recipe?.parameters).toEqual({ prompt: 'x', height: 8, scheduler: 'Euler' })
    expect(recipe?.warnings).toHaveLength(5)
    expect(recipe?.warnings[2]).toBe('The seed was left out: 18446744073709551615 is not a valid value.')
    expect(recipe?.extra['seed (as written)']).toBe('18446744073709551615')
  })

  it('reads prompts of 100 kB, and says where it had to truncate one', () => {
    const whole = 'word '.repeat(19_999).trim()
    expect(inPng(['parameters', `${whole}\nSteps: 3, Seed: 1, Size: 8x8`])).toMatchObject({
      parameters: { prompt: whole },
      warnings: []
    })
    const cut = inPng(['parameters', `${'x'.repeat(100_001)}\nSteps: 3, Seed: 1, Size: 8x8`])
    expect(cut?.parameters?.prompt).toHaveLength(100_000)
    expect(cut?.warnings).toEqual(['The prompt is longer than 100,000 characters; its end was left out.'])
  })

  it('reads back any prompt and any value quoted by another program', () => {
    const word = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .map((text) => text.replaceAll(/[\r\n\0]/g, ' ').trim())
    const line = word.filter((text) => text !== '' && !text.startsWith('Negative prompt:'))
    fc.assert(
      fc.property(
        line,
        line,
        word.filter((text) => text !== ''),
        (prompt, negative, value) => {
          const recipe = inComment(
            `${prompt}\nNegative prompt: ${negative}\nSteps: 1, Note: ${JSON.stringify(value)}, Seed: 5, Size: 8x8`
          )
          expect(recipe?.parameters).toMatchObject({
            prompt: prompt.toWellFormed(),
            negativePrompt: negative.toWellFormed(),
            seed: 5
          })
          expect(recipe?.extra['Note']).toBe(value.toWellFormed())
        }
      )
    )
  })

  it('reads a line designed to be slow without delay', () => {
    for (const evil of [
      'a: "'.repeat(200_000),
      'a: {'.repeat(200_000),
      'a '.repeat(400_000),
      `${'x: {y'.repeat(100_000)}}`,
      ': ,'.repeat(300_000),
      '"\\'.repeat(400_000)
    ]) {
      expect(() => inPng(['parameters', `${evil}\n${evil}`])).not.toThrow()
    }
  }, 5000)
})
