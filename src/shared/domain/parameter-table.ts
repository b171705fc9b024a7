/** What the app knows of each parameter besides its type: one row each, in display order. */
import { t } from '../messages/t.ts'
import type { ParameterName } from './parameters.ts'

export interface ParameterFacts {
  /** Its name where no form gives one. Width and height share one: the size. */
  label: string
  /** Shown among a picture's details. Prompts and size have their own lines there. */
  detail: boolean
  /** Compared between recipes: how many were requested, and how they were returned, says nothing about the picture. */
  compared: boolean
  /** Its name in A1111's text, and its position among the pairs there; null if that text has no name for it. */
  a1111: { name: string; place: number } | null
}

export type ParameterTable = Readonly<Record<ParameterName, ParameterFacts>>

const own = { detail: false, compared: false, a1111: null }
const shown = { detail: true, compared: true, a1111: null }

export const parameterTable: ParameterTable = {
  prompt: { label: t('domain.parameterTable.prompt'), ...own },
  negativePrompt: { label: t('domain.parameterTable.negativePrompt'), ...own },
  width: { label: t('domain.parameterTable.size'), ...own },
  height: { label: t('domain.parameterTable.size'), ...own },
  modelId: { label: t('domain.parameterTable.modelId'), ...shown },
  steps: {
    label: t('domain.parameterTable.steps'),
    ...shown,
    a1111: { name: 'Steps', place: 1 }
  },
  guidance: {
    label: t('domain.parameterTable.guidance'),
    ...shown,
    a1111: { name: 'CFG scale', place: 3 }
  },
  seed: {
    label: t('domain.parameterTable.seed'),
    ...shown,
    a1111: { name: 'Seed', place: 4 }
  },
  scheduler: {
    label: t('domain.parameterTable.scheduler'),
    ...shown,
    a1111: { name: 'Sampler', place: 2 }
  },
  aspectRatio: { label: t('domain.parameterTable.aspectRatio'), ...shown },
  promptStrength: { label: t('domain.parameterTable.promptStrength'), ...shown },
  strength: {
    label: t('domain.parameterTable.denoisingStrength'),
    ...shown,
    a1111: { name: 'Denoising strength', place: 5 }
  },
  samples: { label: t('domain.parameterTable.picturesPerRequest'), ...shown, compared: false },
  refiner: { label: t('domain.parameterTable.refiner'), ...shown },
  safetyChecker: { label: t('domain.parameterTable.safetyChecker'), ...shown },
  outputFormat: { label: t('domain.parameterTable.fileFormat'), ...shown },
  outputQuality: { label: t('domain.parameterTable.quality'), ...shown },
  responseFormat: { label: t('domain.parameterTable.returnedAs'), ...shown, compared: false }
}

/** Every parameter, in display order. */
export const parameterNames = Object.keys(parameterTable) as ParameterName[]
