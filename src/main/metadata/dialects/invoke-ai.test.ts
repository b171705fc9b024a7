import { describe, expect, it } from 'vitest'
import { inPng } from '../__fixtures__/recipe-in.ts'

describe('InvokeAI', () => {
  it('now writes JSON, its model in either form', () => {
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

  it('is read from its graph, if only that is there', () => {
    const graph = {
      nodes: {
        a: { id: 'a', type: 'noise' },
        b: { id: 'b', type: 'core_metadata', positive_prompt: 'a fox', steps: 4 }
      }
    }
    expect(inPng(['invokeai_graph', JSON.stringify(graph)])?.parameters).toEqual({ prompt: 'a fox', steps: 4 })
  })

  it('2 has its negative prompt in brackets', () => {
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
