import { describe, expect, it } from 'vitest'
import { app1, ascii, intoJpeg, tiff } from '../__fixtures__/made-files.ts'
import { inPng, jpeg } from '../__fixtures__/recipe-in.ts'
import { readRecipe } from '../read-recipe.ts'

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
