/** What the app knows of each parameter beside its type: one row each, in the order in which they are shown. */
import type { ParameterName } from './parameters.ts'

export interface ParameterFacts {
  /** What it is called where no form names it. Width and height are one: the size. */
  label: string
  /** Among the details of a picture. Prompts and size have lines of their own there. */
  detail: boolean
  /**
   * Among the lines by which recipes are compared: how many were asked for, and how they came back, says nothing of the
   * picture.
   */
  compared: boolean
  /** Its name in A1111's text, and the place among the pairs there; null where that text has no word for it. */
  a1111: { name: string; place: number } | null
}

export type ParameterTable = Readonly<Record<ParameterName, ParameterFacts>>

const own = { detail: false, compared: false, a1111: null }
const shown = { detail: true, compared: true, a1111: null }

export const parameterTable: ParameterTable = {
  prompt: { label: 'Prompt', ...own },
  negativePrompt: { label: 'Negative prompt', ...own },
  width: { label: 'Size', ...own },
  height: { label: 'Size', ...own },
  modelId: { label: 'Model name', ...shown },
  steps: { label: 'Steps', ...shown, a1111: { name: 'Steps', place: 1 } },
  guidance: { label: 'Guidance', ...shown, a1111: { name: 'CFG scale', place: 3 } },
  seed: { label: 'Seed', ...shown, a1111: { name: 'Seed', place: 4 } },
  scheduler: { label: 'Scheduler', ...shown, a1111: { name: 'Sampler', place: 2 } },
  aspectRatio: { label: 'Aspect ratio', ...shown },
  promptStrength: { label: 'Prompt strength', ...shown },
  strength: { label: 'Denoising strength', ...shown, a1111: { name: 'Denoising strength', place: 5 } },
  samples: { label: 'Pictures in one request', ...shown, compared: false },
  refiner: { label: 'Refiner', ...shown },
  safetyChecker: { label: 'Safety checker', ...shown },
  outputFormat: { label: 'File format', ...shown },
  outputQuality: { label: 'Quality', ...shown },
  responseFormat: { label: 'How the picture comes back', ...shown, compared: false }
}

/** Every parameter, in the order in which they are shown. */
export const parameterNames = Object.keys(parameterTable) as ParameterName[]
