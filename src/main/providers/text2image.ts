/** ImagePipeline's SDXL text to image, as its older document shows it. */
import type { Field } from '../../shared/domain/field.ts'
import type { BuiltInPreset } from '../../shared/domain/provider.ts'
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
      label: 'Scheduler',
      help: 'Only UniPCMultistepScheduler is documented.',
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
      label: 'Steps',
      help: 'The document calls 20 to 30 ideal.',
      integer: true,
      min: 1,
      max: 100,
      default: 30
    }),
    numberField({
      name: 'guidance',
      label: 'Guidance',
      help: 'The document calls 7.5 to 12.5 ideal.',
      min: 1,
      max: 20,
      step: 0.5,
      default: 7.5
    }),
    numberField({ name: 'samples', label: 'Pictures per request', integer: true, min: 1, max: 4, default: 1 }),
    seedField(),
    schedulerField(),
    {
      kind: 'switch',
      name: 'refiner',
      label: 'Refiner',
      help: 'A second pass that sharpens details.',
      default: true,
      advanced: true
    },
    {
      kind: 'switch',
      name: 'safetyChecker',
      label: 'Safety checker',
      help: 'The service filters explicit pictures.',
      default: true,
      advanced: true
    },
    numberField({
      name: 'strength',
      label: 'Denoising strength',
      help: 'Optional; left out of the request when empty.',
      min: 0,
      max: 1,
      step: 0.05,
      advanced: true
    })
  ]
}

function presets(id: string): BuiltInPreset[] {
  return [
    { id: `${id}:quick`, label: 'Quick, 20 steps', parameters: { steps: 20, guidance: 7.5, refiner: false } },
    { id: `${id}:document`, label: "The document's 30 steps", parameters: { steps: 30, guidance: 7.5, refiner: true } },
    { id: `${id}:fine`, label: 'Fine, 50 steps', parameters: { steps: 50, guidance: 9, refiner: true } },
    { id: `${id}:four`, label: 'Four to choose from', parameters: { samples: 4 } },
    ...sizePresets(id, sizesUpTo768)
  ]
}

/** Body in the order of the document's example, with `strength` (in its table only) at the end. */
export function text2image(place: Place, notes: string[]): OperationDescriptor {
  return defineOperation({
    place,
    label: 'SDXL',
    summary: 'SDXL with a choice of model, scheduler and refiner, up to four pictures at once.',
    kind: 'text-to-image',
    fields: [
      { ...promptField(clipTokens), strict: true },
      { ...negativePromptField(clipTokens), strict: true },
      sizeField(sizesUpTo768, 768, { width: 768, height: 768 }, 'The document advises 768 or less on each side.'),
      ...samplingFields(),
      {
        kind: 'text',
        name: 'modelId',
        label: 'Model id',
        help: "From the service's models page, SDXL only. The default is the document's example.",
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
