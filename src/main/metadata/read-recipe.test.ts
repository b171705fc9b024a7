import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parametersSchema } from '../../shared/domain/parameters.ts'
import { app1, ascii, comment, intoJpeg, intoPng, iTXt, tEXt, tiff, xmpSegment } from './__fixtures__/made-files.ts'
import { inPng, jpeg, png } from './__fixtures__/recipe-in.ts'
import { readRecipe } from './read-recipe.ts'

describe('a picture without a recipe', () => {
  it('gives none, whatever else it contains', () => {
    expect(readRecipe(png)).toBeNull()
    expect(inPng(['Software', 'GIMP'], ['Comment', 'hello'], ['prompt', '[1]'], ['parameters', '{"a":1}'])).toBeNull()
  })
  it('may have one in XMP', () => {
    const packet = '<rdf:Description exif:UserComment="a fox&#10;Steps: 1, Seed: 2, Size: 8x8"/>'
    expect(readRecipe(intoJpeg(jpeg, [xmpSegment(packet)]))?.parameters).toMatchObject({ prompt: 'a fox', seed: 2 })
    const element =
      '<exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default">a &lt;fox&gt;\n' +
      'Steps: 1, Seed: 2, Size: 8x8</rdf:li></rdf:Alt></exif:UserComment>'
    expect(readRecipe(intoJpeg(jpeg, [xmpSegment(element)]))?.parameters).toMatchObject({ prompt: 'a <fox>', seed: 2 })
  })
  it('has its date read from EXIF', () => {
    const tags = [ascii(0x0132, '2026:01:02 03:04:05'), comment('a fox\nSteps: 1, Seed: 2, Size: 8x8')]
    expect(readRecipe(intoJpeg(jpeg, [app1(tiff(tags))]))?.madeAt).toBe(Date.UTC(2026, 0, 2, 3, 4, 5))
  })
})

describe('any JSON under any name', () => {
  it('gives a valid recipe, or none', () => {
    const names = [
      'palimpsest',
      'invokeai_metadata',
      'invokeai_graph',
      'sd-metadata',
      'Dream',
      'parameters',
      'prompt',
      'workflow',
      'Comment',
      'Software'
    ]
    const keys = [
      'sui_image_params',
      'image',
      'nodes',
      'inputs',
      'class_type',
      'positive',
      'negative',
      'model',
      'seed',
      'format',
      'version',
      '__proto__',
      'constructor',
      'v4_prompt',
      'caption'
    ]
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(
          'palimpsest-recipe',
          'NovelAI',
          'KSampler',
          'Fooocus v1',
          null,
          true,
          1e99,
          -1,
          2 ** 60
        ),
        fc.string(),
        fc.double(),
        tie('object'),
        fc.array(tie('any'), { maxLength: 3 })
      ),
      object: fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), tie('any'), { maxKeys: 5 })
    })).object
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), value), { minLength: 1, maxLength: 3 }), (texts) => {
        const recipe = readRecipe(
          intoPng(png, [tEXt('Software', 'NovelAI'), ...texts.map(([name, json]) => iTXt(name, JSON.stringify(json)))])
        )
        if (recipe?.parameters) parametersSchema.parse(recipe.parameters)
        for (const text of Object.values(recipe?.extra ?? {})) expect(text.length).toBeLessThanOrEqual(4001)
      }),
      { numRuns: 300 }
    )
  })
  it('nested a hundred thousand levels deep is not JSON', () => {
    expect(
      inPng(
        ['invokeai_metadata', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
        ['parameters', 'x\nSteps: 1, Seed: 2, Size: 8x8']
      )?.software
    ).toBe('AUTOMATIC1111')
  })
})
