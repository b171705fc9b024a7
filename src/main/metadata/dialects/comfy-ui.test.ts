import { describe, expect, it } from 'vitest'
import { ReadingBudget } from '../reading-budget.ts'
import type { Recipe } from '../recipe.ts'
import { readComfyUi } from './comfy-ui.ts'
import { TextIndex } from './text-index.ts'

const read = (graph: object | string, name = 'prompt'): Recipe | null =>
  readComfyUi(
    new TextIndex(
      [{ place: 'png-text', name, text: typeof graph === 'string' ? graph : JSON.stringify(graph) }],
      new ReadingBudget(0)
    )
  )

const encoder = (text: unknown) => ({ class_type: 'CLIPTextEncode', inputs: { text, clip: ['4', 1] } })
const sampler = (inputs: object) => ({
  class_type: 'KSampler',
  inputs: {
    seed: 5,
    steps: 20,
    cfg: 8,
    sampler_name: 'euler',
    scheduler: 'karras',
    denoise: 1,
    model: ['4', 0],
    positive: ['6', 0],
    negative: ['7', 0],
    latent_image: ['5', 0],
    ...inputs
  }
})
const base = {
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'dream.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 768, batch_size: 1 } },
  '6': encoder('a fox'),
  '7': encoder('blurry'),
  '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
  '9': { class_type: 'SaveImage', inputs: { images: ['8', 0] } }
}
const parameters = {
  prompt: 'a fox',
  negativePrompt: 'blurry',
  seed: 5,
  steps: 20,
  guidance: 8,
  scheduler: 'euler',
  strength: 1,
  width: 512,
  height: 768,
  modelId: 'dream.safetensors'
}

describe('a ComfyUI workflow', () => {
  it('is read from its sampler', () => {
    expect(read({ ...base, '3': sampler({}) })).toEqual({
      software: 'ComfyUI',
      model: 'dream.safetensors',
      parameters,
      extra: { Schedule: 'karras' },
      warnings: [],
      madeAt: null
    })
  })

  it('may contain bare NaN, and seeds too large for a number', () => {
    const text = JSON.stringify({ ...base, '3': sampler({ cfg: 'HERE' }) }).replace('"HERE"', 'NaN')
    expect(read(text.replace('"seed":5', '"seed":18446744073709551615'))).toMatchObject({
      parameters: { prompt: 'a fox', steps: 20 },
      extra: { 'seed (as written)': '18446744073709551615', 'guidance (as written)': 'NaN' }
    })
    expect(read(text)?.parameters).not.toHaveProperty('guidance')
    expect(
      read(
        JSON.stringify({ ...base, '6': encoder('NaN, -Infinity \\" NaN'), '3': sampler({}) }).replace(
          '"batch_size":1',
          '"batch_size":NaN'
        )
      )?.parameters?.prompt
    ).toBe('NaN, -Infinity \\" NaN')
  })

  it('may have its prompts behind conditioning, ControlNet and separate nodes', () => {
    const graph = {
      ...base,
      '3': sampler({ positive: ['20', 0], negative: ['20', 1] }),
      '20': {
        class_type: 'ControlNetApplyAdvanced',
        inputs: { positive: ['21', 0], negative: ['7', 0], control_net: ['30', 0], strength: 1 }
      },
      '21': { class_type: 'ConditioningCombine', inputs: { conditioning_1: ['6', 0], conditioning_2: ['22', 0] } },
      '22': encoder(['23', 0]),
      '23': { class_type: 'PrimitiveString', inputs: { value: 'in snow' } }
    }
    expect(read(graph)?.parameters).toEqual({ ...parameters, prompt: 'a fox\nin snow' })
  })

  it('may have two encoders in one node, and an empty negative prompt', () => {
    const graph = {
      ...base,
      '3': sampler({ negative: ['24', 0] }),
      '6': {
        class_type: 'CLIPTextEncodeSDXL',
        inputs: { text_g: 'a fox', text_l: 'a fox', width: 1024, height: 1024 }
      },
      '24': { class_type: 'ConditioningZeroOut', inputs: { conditioning: ['6', 0] } }
    }
    expect(read(graph)?.parameters).toMatchObject({ prompt: 'a fox', width: 512 })
    expect(read(graph)?.parameters).not.toHaveProperty('negativePrompt')
  })

  it('may have one loader with both prompts, and its numbers in separate nodes', () => {
    const graph = {
      '1': {
        class_type: 'Efficient Loader',
        inputs: { ckpt_name: 'dream.safetensors', positive: 'a fox', negative: 'blurry', width: 8, height: 8 }
      },
      '2': {
        class_type: 'KSampler (Efficient)',
        inputs: {
          seed: ['3', 0],
          steps: 4,
          cfg: 2,
          sampler_name: 'euler',
          positive: ['1', 1],
          negative: ['1', 2],
          model: ['1', 0],
          latent_image: ['1', 3]
        }
      },
      '3': { class_type: 'Seed (rgthree)', inputs: { seed: 99 } }
    }
    expect(read(graph)).toMatchObject({
      model: 'dream.safetensors',
      parameters: { prompt: 'a fox', negativePrompt: 'blurry', seed: 99, steps: 4, guidance: 2, width: 8, height: 8 }
    })
  })

  it('may be composed of guider, noise and sigmas', () => {
    const graph = {
      '5': base['5'],
      '6': encoder('a fox'),
      '10': {
        class_type: 'SamplerCustomAdvanced',
        inputs: { noise: ['11', 0], guider: ['12', 0], sampler: ['13', 0], sigmas: ['14', 0], latent_image: ['5', 0] }
      },
      '11': { class_type: 'RandomNoise', inputs: { noise_seed: 77 } },
      '12': { class_type: 'BasicGuider', inputs: { model: ['16', 0], conditioning: ['15', 0] } },
      '13': { class_type: 'KSamplerSelect', inputs: { sampler_name: 'euler' } },
      '14': { class_type: 'BasicScheduler', inputs: { scheduler: 'simple', steps: 4, denoise: 1, model: ['16', 0] } },
      '15': { class_type: 'FluxGuidance', inputs: { guidance: 3.5, conditioning: ['6', 0] } },
      '16': {
        class_type: 'LoraLoaderModelOnly',
        inputs: { lora_name: 'detail', strength_model: 0.5, model: ['17', 0] }
      },
      '17': { class_type: 'UNETLoader', inputs: { unet_name: 'flux1-dev' } }
    }
    expect(read(graph)).toMatchObject({
      model: 'flux1-dev',
      parameters: { prompt: 'a fox', seed: 77, steps: 4, guidance: 3.5, scheduler: 'euler', width: 512, height: 768 },
      extra: { LoRA: 'detail (0.5)', Schedule: 'simple' }
    })
  })

  it('with several passes is described by the first, with the others listed', () => {
    const graph = {
      ...base,
      '8': { class_type: 'VAEDecode', inputs: { samples: ['31', 0], vae: ['4', 2] } },
      '3': sampler({}),
      '30': { class_type: 'LatentUpscale', inputs: { samples: ['3', 0], width: 1024, height: 1536 } },
      '31': sampler({ seed: 6, steps: 10, denoise: 0.4, latent_image: ['30', 0] }),
      '40': { ...sampler({ latent_image: ['5', 0] }), class_type: 'KSamplerAdvanced' }
    }
    expect(read(graph)).toMatchObject({
      parameters,
      extra: { 'Pass 2': 'KSampler, seed 6, steps 10, cfg 8, sampler euler, denoise 0.4' },
      warnings: ['The workflow has 1 more sampler that this picture’s recipe does not include.']
    })
  })

  it('says where an advanced sampler started and ended', () => {
    const advanced = {
      ...sampler({ noise_seed: 8, start_at_step: 5, end_at_step: 15 }),
      class_type: 'KSamplerAdvanced'
    }
    expect(read({ ...base, '3': { ...advanced, inputs: { ...advanced.inputs, seed: undefined } } })).toMatchObject({
      parameters: { seed: 8 },
      extra: { 'Start at step': '5', 'End at step': '15' }
    })
  })

  it('with a cycle ends', () => {
    const graph = {
      '3': sampler({ positive: ['6', 0], latent_image: ['3', 0], seed: ['3', 0], model: ['3', 0] }),
      '6': { class_type: 'ConditioningCombine', inputs: { conditioning_1: ['6', 0], conditioning_2: ['7', 0] } },
      '7': { class_type: 'ConditioningConcat', inputs: { conditioning_to: ['6', 0], text: ['7', 0] } },
      '9': { class_type: 'SaveImage', inputs: { images: ['3', 0] } }
    }
    expect(read(graph)?.software).toBe('ComfyUI')
  })

  it('of ten thousand fully connected nodes ends', () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [
        String(at),
        {
          class_type: 'KSampler',
          inputs: Object.fromEntries(
            Array.from({ length: 20 }, (__, to) => [`conditioning_${to}`, [String((at * 7 + to * 13) % 3000), 0]])
          )
        }
      ])
    )
    expect(
      read({
        ...nodes,
        '0': sampler({ positive: ['1', 0], negative: ['2', 0], latent_image: ['3', 0], model: ['4', 0] })
      })?.software
    ).toBe('ComfyUI')
  })

  it('is read from an EXIF tag in a WebP', () => {
    expect(read(`prompt:${JSON.stringify({ ...base, '3': sampler({}) })}`, 'Model')?.parameters).toEqual(parameters)
    expect(read(`Prompt:${JSON.stringify({ ...base, '3': sampler({}) })}`, 'Make')?.parameters).toEqual(parameters)
  })

  it('is reported if there is only its drawing, or no sampler', () => {
    expect(read({ nodes: [], links: [] }, 'workflow')).toMatchObject({
      parameters: null,
      warnings: [expect.stringContaining('only the drawing')]
    })
    expect(read({ '9': base['9'] })).toMatchObject({
      parameters: null,
      warnings: [expect.stringContaining('No sampler')]
    })
  })
})
