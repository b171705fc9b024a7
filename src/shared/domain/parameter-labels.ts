import type { ParameterName } from './parameters.ts'

/** What each parameter is called where no form names it. Width and height are one: the size. */
export const parameterLabels: Readonly<Record<ParameterName, string>> = {
  prompt: 'Prompt',
  negativePrompt: 'Negative prompt',
  width: 'Size',
  height: 'Size',
  steps: 'Steps',
  guidance: 'Guidance',
  seed: 'Seed',
  aspectRatio: 'Aspect ratio',
  outputFormat: 'File format',
  outputQuality: 'Quality',
  promptStrength: 'Prompt strength',
  strength: 'Denoising strength',
  samples: 'Pictures in one request',
  modelId: 'Model name',
  scheduler: 'Scheduler',
  refiner: 'Refiner',
  safetyChecker: 'Safety checker',
  responseFormat: 'How the picture comes back'
}
