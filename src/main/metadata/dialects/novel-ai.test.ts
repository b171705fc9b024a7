import { describe, expect, it } from 'vitest'
import { inPng } from '../__fixtures__/recipe-in.ts'

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
  it('has JSON beside its description', () => {
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
