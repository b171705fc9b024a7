import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parametersSchema } from '../../shared/domain/parameters.ts'
import {
  app1,
  ascii,
  comment,
  intoJpeg,
  intoPng,
  intoWebp,
  iTXt,
  riff,
  tEXt,
  tiff,
  xmpSegment
} from './__fixtures__/made-files.ts'
import { plain } from './__fixtures__/plain-files.ts'
import { readRecipe } from './read-recipe.ts'
import type { Recipe } from './recipe.ts'

const { png, jpeg, webp } = plain

const inPng = (...texts: [string, string][]): Recipe | null =>
  readRecipe(
    intoPng(
      png,
      texts.map(([name, text]) => iTXt(name, text))
    )
  )
const inComment = (text: string, order: 'be' | 'le' = 'be'): Recipe | null =>
  readRecipe(intoJpeg(jpeg, [app1(tiff([comment(text, order)]))]))

describe('AUTOMATIC1111 and its kin', () => {
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

  it('keeps the words of its own chunk where the line of pairs is missing or too short, and of no other text', () => {
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

  it('is read in a PNG, a JPEG and a WebP', () => {
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

  it('may have no negative prompt, several lines, and Windows line ends', () => {
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

  it('has its pairs taken for parameters only where there are three or more: fewer are words', () => {
    expect(inPng(['parameters', 'a duck, style: oil, light: soft'])?.parameters).toEqual({
      prompt: 'a duck, style: oil, light: soft'
    })
    expect(inComment('a duck, style: oil, light: soft')).toBeNull()
  })

  it('may have lines of other extensions behind its last one', () => {
    expect(inPng(['parameters', 'x\nSteps: 3, Seed: 1, Size: 8x8\nTemplate: {a|b}'])?.parameters).toMatchObject({
      prompt: 'x',
      steps: 3
    })
  })

  it('keeps what is out of range or no number, named, among the extras', () => {
    const recipe = inPng([
      'parameters',
      'x\nSteps: 0, CFG scale: NaN, Seed: 18446744073709551615, Size: 99999x8, Denoising strength: 7, Sampler: Euler'
    ])
    expect(recipe?.parameters).toEqual({ prompt: 'x', height: 8, scheduler: 'Euler' })
    expect(recipe?.warnings).toHaveLength(5)
    expect(recipe?.warnings[2]).toBe('The seed was left out: 18446744073709551615 is not a value it can have.')
    expect(recipe?.extra['seed (as written)']).toBe('18446744073709551615')
  })

  it('reads prompts of 100 kB, and says where it had to cut one', () => {
    const whole = 'word '.repeat(19_999).trim()
    expect(inPng(['parameters', `${whole}\nSteps: 3, Seed: 1, Size: 8x8`])).toMatchObject({
      parameters: { prompt: whole },
      warnings: []
    })
    const cut = inPng(['parameters', `${'x'.repeat(100_001)}\nSteps: 3, Seed: 1, Size: 8x8`])
    expect(cut?.parameters?.prompt).toHaveLength(100_000)
    expect(cut?.warnings).toEqual(['The prompt is longer than 100,000 characters; its end was left out.'])
  })

  it('reads back any prompt and any value that another program has quoted', () => {
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

  it('takes no time over a line that is made to take time', () => {
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

describe('InvokeAI', () => {
  it('of today writes JSON, its model in either form', () => {
    const facts = {
      positive_prompt: 'a fox',
      negative_prompt: '',
      width: 1024,
      height: 768,
      seed: 7,
      cfg_scale: 7.5,
      steps: 30,
      scheduler: 'euler',
      strength: 0.6,
      app_version: '5.4.2'
    }
    const loras = [{ model: { key: 'k', name: 'detail' }, weight: 0.5 }]
    const expected = {
      prompt: 'a fox',
      width: 1024,
      height: 768,
      seed: 7,
      guidance: 7.5,
      steps: 30,
      scheduler: 'euler',
      strength: 0.6,
      modelId: 'juggernaut'
    }
    for (const model of [
      { model_name: 'juggernaut', base_model: 'sdxl', model_type: 'main' },
      { key: 'k', hash: 'h', name: 'juggernaut', base: 'sdxl', type: 'main' }
    ]) {
      const recipe = inPng([
        'invokeai_metadata',
        JSON.stringify({ ...facts, model, loras, vae: { name: 'fix' }, controlnets: [] })
      ])
      expect(recipe).toMatchObject({
        software: 'InvokeAI',
        model: 'juggernaut',
        parameters: expected,
        extra: { Version: '5.4.2', loras: 'detail (0.5)', vae: 'fix' }
      })
      expect(recipe?.parameters).toEqual(expected)
    }
  })

  it('is read from its graph, where only that is there', () => {
    const graph = {
      nodes: {
        a: { id: 'a', type: 'noise' },
        b: { id: 'b', type: 'core_metadata', positive_prompt: 'a fox', steps: 4 }
      }
    }
    expect(inPng(['invokeai_graph', JSON.stringify(graph)])?.parameters).toEqual({ prompt: 'a fox', steps: 4 })
  })

  it('2 has its unwanted words in brackets', () => {
    const image = {
      prompt: [{ prompt: 'a fox [blurry, dark] in snow', weight: 1 }],
      steps: 50,
      cfg_scale: 7.5,
      height: 512,
      width: 640,
      seed: 42,
      sampler: 'k_lms',
      variations: []
    }
    const recipe = inPng([
      'sd-metadata',
      JSON.stringify({
        model: 'stable diffusion',
        model_weights: 'sd-1.5',
        model_hash: 'abc',
        app_version: '2.3.0',
        image
      })
    ])
    expect(recipe).toMatchObject({
      model: 'sd-1.5',
      parameters: {
        prompt: 'a fox in snow',
        negativePrompt: 'blurry, dark',
        steps: 50,
        guidance: 7.5,
        width: 640,
        height: 512,
        seed: 42,
        scheduler: 'k_lms'
      },
      extra: { Version: '2.3.0', 'Model hash': 'abc' }
    })
  })

  it('of 2022 wrote a command line', () => {
    expect(
      inPng(['Dream', '"a fox [blurry] -s not an option" -s 50 -S 42 -W 512 -H 640 -C7.5 -A k_lms -f 0.75 -G 0.8'])
    ).toMatchObject({
      parameters: {
        prompt: 'a fox -s not an option',
        negativePrompt: 'blurry',
        steps: 50,
        seed: 42,
        width: 512,
        height: 640,
        guidance: 7.5,
        scheduler: 'k_lms',
        strength: 0.75
      },
      extra: { G: '0.8' }
    })
  })
})

describe('SwarmUI', () => {
  const statement = JSON.stringify({
    sui_image_params: {
      prompt: 'a fox',
      negativeprompt: 'blurry',
      model: 'OfficialStableDiffusion/sd_xl',
      seed: 9,
      steps: 20,
      cfgscale: 7,
      width: 1024,
      height: 512,
      sampler: 'euler',
      loras: ['a', 'b'],
      swarm_version: '0.9.7'
    },
    sui_extra_data: { date: '2026-11-20', generation_time: '3.1 (gen)' }
  })
  it.each([
    ['a PNG', () => inPng(['parameters', statement])],
    ['the little-endian comment of a JPEG', () => inComment(statement, 'le')]
  ])('is read in %s', (_, read) => {
    expect(read()).toEqual({
      software: 'SwarmUI',
      model: 'OfficialStableDiffusion/sd_xl',
      parameters: {
        prompt: 'a fox',
        negativePrompt: 'blurry',
        modelId: 'OfficialStableDiffusion/sd_xl',
        seed: 9,
        steps: 20,
        guidance: 7,
        width: 1024,
        height: 512,
        scheduler: 'euler'
      },
      extra: { Version: '0.9.7', loras: 'a, b', date: '2026-11-20', generation_time: '3.1 (gen)' },
      warnings: [],
      madeAt: Date.UTC(2026, 10, 20, 12)
    })
  })
})

describe('Fooocus', () => {
  const facts = {
    base_model: 'juggernautXL',
    guidance_scale: 4,
    loras: [['detail', 0.1, 'ab']],
    metadata_scheme: 'fooocus',
    negative_prompt: 'blurry',
    prompt: 'a fox',
    refiner_model: 'None',
    resolution: '(1152, 896)',
    sampler: 'dpmpp_2m_sde_gpu',
    seed: '77',
    steps: 30,
    styles: "['Fooocus V2']",
    version: 'Fooocus v2.5.5'
  }
  const parameters = {
    prompt: 'a fox',
    negativePrompt: 'blurry',
    guidance: 4,
    width: 1152,
    height: 896,
    scheduler: 'dpmpp_2m_sde_gpu',
    seed: 77,
    steps: 30,
    modelId: 'juggernautXL'
  }
  it('in its own scheme', () => {
    const recipe = inPng(['parameters', JSON.stringify(facts)], ['fooocus_scheme', 'fooocus'])
    expect(recipe).toMatchObject({
      software: 'Fooocus',
      model: 'juggernautXL',
      parameters,
      extra: { loras: 'detail 0.1 ab', Version: 'Fooocus v2.5.5', styles: "['Fooocus V2']" }
    })
    expect(recipe?.extra).not.toHaveProperty('refiner_model')
    const inExif = readRecipe(
      intoJpeg(jpeg, [
        app1(tiff([ascii(0x0131, 'Fooocus v2.5.5'), ascii(0x927c, 'fooocus'), ascii(0x9286, JSON.stringify(facts))]))
      ])
    )
    expect(inExif?.parameters).toEqual(parameters)
  })
  it("in A1111's", () => {
    const text =
      'a fox\nNegative prompt: blurry\n' +
      'Steps: 30, Sampler: DPM++ 2M SDE, Seed: 77, Size: 1152x896, CFG scale: 4, Version: Fooocus v2.5.5'
    expect(inPng(['parameters', text], ['fooocus_scheme', 'a1111'])).toMatchObject({
      software: 'Fooocus',
      parameters: { prompt: 'a fox', seed: 77, width: 1152 }
    })
  })
  it('in a descendant', () => {
    const ruined = {
      Prompt: 'a fox',
      Negative: '',
      steps: 5,
      cfg: 2,
      width: 8,
      height: 16,
      seed: 3,
      sampler_name: 'euler',
      base_model_name: 'm',
      software: 'RuinedFooocus',
      loras: []
    }
    expect(inPng(['parameters', JSON.stringify(ruined)])).toMatchObject({
      software: 'RuinedFooocus',
      model: 'm',
      parameters: { prompt: 'a fox', steps: 5, guidance: 2, width: 8, height: 16, seed: 3 }
    })
  })
})

describe('NovelAI', () => {
  const common = {
    steps: 28,
    height: 1216,
    width: 832,
    scale: 5,
    seed: 11,
    sampler: 'k_euler_ancestral',
    uc: 'lowres',
    noise_schedule: 'karras',
    strength: 0.7
  }
  it('puts JSON beside its description', () => {
    expect(
      inPng(
        ['Title', 'x'],
        ['Software', 'NovelAI'],
        ['Source', 'Stable Diffusion XL C1E1DE52'],
        ['Description', 'a fox'],
        ['Comment', JSON.stringify(common)]
      )
    ).toEqual({
      software: 'NovelAI',
      model: 'Stable Diffusion XL C1E1DE52',
      parameters: {
        prompt: 'a fox',
        negativePrompt: 'lowres',
        steps: 28,
        width: 832,
        height: 1216,
        guidance: 5,
        seed: 11,
        scheduler: 'k_euler_ancestral',
        strength: 0.7,
        modelId: 'Stable Diffusion XL C1E1DE52'
      },
      extra: { noise_schedule: 'karras' },
      warnings: [],
      madeAt: null
    })
  })
  it('4 has a prompt for each character', () => {
    const v4_prompt = {
      caption: {
        base_caption: 'two foxes',
        char_captions: [{ char_caption: 'red', centers: [] }, { char_caption: 'white' }]
      },
      use_coords: false
    }
    const v4_negative_prompt = { caption: { base_caption: 'lowres', char_captions: [] } }
    const recipe = inPng(
      ['Software', 'NovelAI'],
      ['Description', 'two foxes'],
      ['Comment', JSON.stringify({ ...common, v4_prompt, v4_negative_prompt })]
    )
    expect(recipe?.parameters).toMatchObject({ prompt: 'two foxes\nred\nwhite', negativePrompt: 'lowres' })
  })
})

describe('a picture without a recipe', () => {
  it('gives none, whatever else it says', () => {
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
  it('tells its date where EXIF does', () => {
    const tags = [ascii(0x0132, '2026:01:02 03:04:05'), comment('a fox\nSteps: 1, Seed: 2, Size: 8x8')]
    expect(readRecipe(intoJpeg(jpeg, [app1(tiff(tags))]))?.madeAt).toBe(Date.UTC(2026, 0, 2, 3, 4, 5))
  })
})

describe('any JSON under any name', () => {
  it('gives a recipe that holds, or none', () => {
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
  it('nested a hundred thousand deep is no JSON', () => {
    expect(
      inPng(
        ['invokeai_metadata', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
        ['parameters', 'x\nSteps: 1, Seed: 2, Size: 8x8']
      )?.software
    ).toBe('AUTOMATIC1111')
  })
})
