/** ImagePipeline's SDXL text to image, as its older document shows it. */

import type { Field } from '../../shared/domain/field.ts'
import type { BuiltInPreset } from '../../shared/domain/provider.ts'
import { t } from '../../shared/messages/t.ts'
import type { OperationDescriptor } from './descriptor.ts'
import {
  choiceField,
  clipTokens,
  negativePromptField,
  numberField,
  promptField,
  seedField,
  sizeField
} from './fields.ts'
import type { Place } from './operation.ts'
import { defineOperation } from './operation.ts'
import { sizePresets, sizesUpTo768 } from './sizes.ts'

/** The model of the document's example. */
const exampleModel = 'd961a274-658c-4889-8c1a-bf85416cb1c1'

/** Only the first is documented; the others are the class names that diffusers gives its schedulers. */
const schedulers = [
  'UniPCMultistepScheduler',
  'DDIMScheduler',
  'DDPMScheduler',
  'DEISMultistepScheduler',
  'DPMSolverMultistepScheduler',
  'DPMSolverSinglestepScheduler',
  'EulerDiscreteScheduler',
  'EulerAncestralDiscreteScheduler',
  'HeunDiscreteScheduler',
  'KDPM2DiscreteScheduler',
  'KDPM2AncestralDiscreteScheduler',
  'LMSDiscreteScheduler',
  'PNDMScheduler'
]

const schedulerField = (): Field => ({
  ...choiceField(
    {
      name: 'scheduler',
      label: t('providers.text2image.scheduler'),
      help: t('providers.text2image.onlyUnipcmultistepschedulerIsDocumented'),
      default: 'UniPCMultistepScheduler',
      advanced: true
    },
    schedulers
  )
})

function samplingFields(): Field[] {
  return [
    numberField({
      name: 'steps',
      label: t('providers.text2image.steps'),
      help: t('providers.text2image.adviseSteps'),
      integer: true,
      min: 1,
      max: 100,
      default: 30
    }),
    numberField({
      name: 'guidance',
      label: t('providers.text2image.guidance'),
      help: t('providers.text2image.adviseGuidance'),
      min: 1,
      max: 20,
      step: 0.5,
      default: 7.5
    }),
    numberField({
      name: 'samples',
      label: t('providers.text2image.picturesPerRequest'),
      integer: true,
      min: 1,
      max: 4,
      default: 1
    }),
    seedField(),
    schedulerField(),
    {
      kind: 'switch',
      name: 'refiner',
      label: t('providers.text2image.refiner'),
      help: t('providers.text2image.secondPassThatSharpensDetails'),
      default: true,
      advanced: true
    },
    {
      kind: 'switch',
      name: 'safetyChecker',
      label: t('providers.text2image.safetyChecker'),
      help: t('providers.text2image.serviceFiltersExplicitPictures'),
      default: true,
      advanced: true
    },
    numberField({
      name: 'strength',
      label: t('providers.text2image.denoisingStrength'),
      help: t('providers.text2image.optionalLeftOutOfRequest'),
      min: 0,
      max: 1,
      step: 0.05,
      advanced: true
    })
  ]
}

function presets(id: string): BuiltInPreset[] {
  return [
    {
      id: `${id}:quick`,
      label: t('providers.text2image.quick20Steps'),
      parameters: { steps: 20, guidance: 7.5, refiner: false }
    },
    {
      id: `${id}:document`,
      label: t('providers.text2image.defaultSteps'),
      parameters: { steps: 30, guidance: 7.5, refiner: true }
    },
    {
      id: `${id}:fine`,
      label: t('providers.text2image.fine50Steps'),
      parameters: { steps: 50, guidance: 9, refiner: true }
    },
    { id: `${id}:four`, label: t('providers.text2image.fourToChooseFrom'), parameters: { samples: 4 } },
    ...sizePresets(id, sizesUpTo768)
  ]
}

/** Body in the order of the document's example, with `strength` (in its table only) at the end. */
export function text2image(place: Place, notes: string[]): OperationDescriptor {
  return defineOperation({
    place,
    label: 'SDXL',
    summary: t('providers.text2image.sdxlWithChoiceOfModel'),
    kind: 'text-to-image',
    fields: [
      { ...promptField(clipTokens), strict: true },
      { ...negativePromptField(clipTokens), strict: true },
      sizeField(sizesUpTo768, 768, { width: 768, height: 768 }, t('providers.text2image.adviseSize')),
      ...samplingFields(),
      {
        kind: 'text',
        name: 'modelId',
        label: t('providers.text2image.modelId'),
        help: t('providers.text2image.modelHelp'),
        required: true,
        multiline: false,
        default: exampleModel,
        advanced: true
      }
    ],
    presets: presets(place.operationId),
    notes,
    wire: [
      ['model_id', 'modelId'],
      ['prompt', 'prompt'],
      ['negative_prompt', 'negativePrompt'],
      ['num_inference_steps', 'steps'],
      ['refiner', 'refiner'],
      ['samples', 'samples'],
      ['guidance_scale', 'guidance'],
      ['width', 'width'],
      ['height', 'height'],
      ['safety_checker', 'safetyChecker'],
      ['scheduler', 'scheduler'],
      ['seed', 'seed'],
      ['strength', 'strength']
    ]
  })
}
