import { describe, expect, it } from 'vitest'
import { inComment, inPng } from '../__fixtures__/recipe-in.ts'

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
  ])('is read from %s', (_, read) => {
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
