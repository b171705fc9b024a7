/** Stable Diffusion 3 and 3.5 Large as the Pixazo gateway documents them. */
import type { Field } from '../../shared/domain/field.ts'
import type { OperationDescriptor } from './descriptor.ts'
import { choiceField, negativePromptField, numberField, promptField } from './fields.ts'
import type { Place } from './operation.ts'
import { defineOperation } from './operation.ts'
import { ratioLabel, ratioPresets, sd3Ratios, sd35Ratios } from './sizes.ts'

/** On the wire it is `jpg`: both documents list it, and only one of them `jpeg` beside it, for the same thing. */
const formats = [
  { value: 'webp', label: 'WebP' },
  { value: 'jpg', label: 'JPEG' },
  { value: 'png', label: 'PNG' }
]

const ratioField = (ratios: readonly string[], required: boolean): Field => ({
  ...choiceField({ name: 'aspectRatio', label: 'Aspect ratio', default: '1:1', required }, ratios),
  choices: ratios.map((value) => ({ value, label: ratioLabel(value) }))
})

const formatField = (required: boolean): Field => ({
  kind: 'choice',
  name: 'outputFormat',
  label: 'File format',
  default: 'webp',
  choices: formats,
  required
})

const qualityField = (min: number, required: boolean): Field =>
  numberField({
    name: 'outputQuality',
    label: 'File quality',
    help: 'For WebP and JPEG: 100 is best.',
    integer: true,
    min,
    max: 100,
    default: 90,
    required,
    advanced: true
  })

const promptStrengthField = (required: boolean): Field =>
  numberField({
    name: 'promptStrength',
    label: 'Prompt strength',
    help: 'The document explains it for image to image only, which it does not offer.',
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.85,
    required,
    advanced: true
  })

/** Operation H: everything but the prompt is optional. */
export function sd3(place: Place, notes: string[] = []): OperationDescriptor {
  const id = place.operationId
  return defineOperation({
    place,
    label: 'Stable Diffusion 3',
    summary: 'Follows long prompts well and can write short words.',
    kind: 'text-to-image',
    fields: [
      promptField(),
      negativePromptField(
        undefined,
        'The document says that negative prompts do not really work here and change the picture in unpredictable ways.'
      ),
      ratioField(sd3Ratios, false),
      numberField({
        name: 'steps',
        label: 'Steps',
        help: 'More steps: more detail, slower.',
        integer: true,
        min: 1,
        max: 28,
        default: 28
      }),
      numberField({
        name: 'guidance',
        label: 'Guidance',
        help: 'How closely the picture follows the prompt.',
        min: 0,
        max: 20,
        default: 3.5
      }),
      formatField(false),
      qualityField(0, false),
      promptStrengthField(false)
    ],
    presets: [
      { id: `${id}:standard`, label: 'Standard, 28 steps', parameters: { steps: 28, guidance: 3.5 } },
      { id: `${id}:draft`, label: 'Draft, 12 steps', parameters: { steps: 12, guidance: 3.5 } },
      ...ratioPresets(id, sd3Ratios)
    ],
    notes: ['The document knows no seed and no size in pixels for this model.', ...notes],
    wire: [
      ['prompt', 'prompt'],
      ['negativePrompt', 'negativePrompt'],
      ['steps', 'steps'],
      ['cfg', 'guidance'],
      ['aspect_ratio', 'aspectRatio'],
      ['output_format', 'outputFormat'],
      ['output_quality', 'outputQuality'],
      ['prompt_strength', 'promptStrength']
    ]
  })
}

/** Operation I: every parameter is required, and there is no negative prompt. */
export function sd35Large(place: Place, notes: string[] = []): OperationDescriptor {
  const id = place.operationId
  return defineOperation({
    place,
    label: 'Stable Diffusion 3.5 Large',
    summary: 'The largest of the family: best at long prompts and lettering.',
    kind: 'text-to-image',
    fields: [
      promptField(),
      ratioField(sd35Ratios, true),
      numberField({
        name: 'steps',
        label: 'Steps',
        help: 'More steps: more detail, slower.',
        integer: true,
        min: 20,
        max: 100,
        default: 40,
        required: true
      }),
      numberField({
        name: 'guidance',
        label: 'Guidance',
        help: 'How closely the picture follows the prompt.',
        min: 1,
        max: 20,
        default: 4.5,
        required: true
      }),
      formatField(true),
      qualityField(1, true),
      promptStrengthField(true)
    ],
    presets: [
      {
        id: `${id}:draft`,
        label: 'Draft',
        parameters: { steps: 20, guidance: 4.5, outputFormat: 'webp', outputQuality: 80 }
      },
      {
        id: `${id}:standard`,
        label: 'Standard',
        parameters: { steps: 40, guidance: 4.5, outputFormat: 'webp', outputQuality: 90 }
      },
      {
        id: `${id}:fine`,
        label: 'Fine',
        parameters: { steps: 60, guidance: 4.5, outputFormat: 'png', outputQuality: 100 }
      },
      ...ratioPresets(id, sd35Ratios)
    ],
    notes: [
      ...notes,
      'The document knows no seed, no size in pixels and no negative prompt for this model, ' +
        'and wants every other value in every request.'
    ],
    wire: [
      ['prompt', 'prompt'],
      ['aspect_ratio', 'aspectRatio'],
      ['cfg', 'guidance'],
      ['steps', 'steps'],
      ['output_format', 'outputFormat'],
      ['output_quality', 'outputQuality'],
      ['prompt_strength', 'promptStrength']
    ]
  })
}
