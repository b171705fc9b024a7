/** Stable Diffusion 3 and 3.5 Large as the Pixazo gateway documents them. */

import type { Field } from '../../shared/domain/field.ts'
import { t } from '../../shared/messages/t.ts'
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
  ...choiceField({ name: 'aspectRatio', label: t('providers.sd3.aspectRatio'), default: '1:1', required }, ratios),
  choices: ratios.map((value) => ({ value, label: ratioLabel(value) }))
})

const formatField = (required: boolean): Field => ({
  kind: 'choice',
  name: 'outputFormat',
  label: t('providers.sd3.fileFormat'),
  default: 'webp',
  choices: formats,
  required
})

const qualityField = (min: number, required: boolean): Field =>
  numberField({
    name: 'outputQuality',
    label: t('providers.sd3.fileQuality'),
    help: t('providers.sd3.forWebpAndJpeg100'),
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
    label: t('providers.sd3.promptStrength'),
    help: t('providers.sd3.imageToImage'),
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
    summary: t('providers.sd3.followsLongPromptsWellAnd'),
    kind: 'text-to-image',
    fields: [
      promptField(),
      negativePromptField(undefined, t('providers.sd3.negative')),
      ratioField(sd3Ratios, false),
      numberField({
        name: 'steps',
        label: t('providers.sd3.steps'),
        help: t('providers.sd3.moreStepsMoreDetailSlower'),
        integer: true,
        min: 1,
        max: 28,
        default: 28
      }),
      numberField({
        name: 'guidance',
        label: t('providers.sd3.guidance'),
        help: t('providers.sd3.howCloselyPictureFollowsPrompt'),
        min: 0,
        max: 20,
        default: 3.5
      }),
      formatField(false),
      qualityField(0, false),
      promptStrengthField(false)
    ],
    presets: [
      { id: `${id}:standard`, label: t('providers.sd3.standard28Steps'), parameters: { steps: 28, guidance: 3.5 } },
      { id: `${id}:draft`, label: t('providers.sd3.draft12Steps'), parameters: { steps: 12, guidance: 3.5 } },
      ...ratioPresets(id, sd3Ratios)
    ],
    notes: [t('providers.sd3.noSeed'), ...notes],
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
    summary: t('providers.sd3.largestOfFamilyBestAt'),
    kind: 'text-to-image',
    fields: [
      promptField(),
      ratioField(sd35Ratios, true),
      numberField({
        name: 'steps',
        label: t('providers.sd3.steps'),
        help: t('providers.sd3.moreStepsMoreDetailSlower'),
        integer: true,
        min: 20,
        max: 100,
        default: 40,
        required: true
      }),
      numberField({
        name: 'guidance',
        label: t('providers.sd3.guidance'),
        help: t('providers.sd3.howCloselyPictureFollowsPrompt'),
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
        label: t('providers.sd3.draft'),
        parameters: { steps: 20, guidance: 4.5, outputFormat: 'webp', outputQuality: 80 }
      },
      {
        id: `${id}:standard`,
        label: t('providers.sd3.standard'),
        parameters: { steps: 40, guidance: 4.5, outputFormat: 'webp', outputQuality: 90 }
      },
      {
        id: `${id}:fine`,
        label: t('providers.sd3.fine'),
        parameters: { steps: 60, guidance: 4.5, outputFormat: 'png', outputQuality: 100 }
      },
      ...ratioPresets(id, sd35Ratios)
    ],
    notes: [...notes, t('providers.sd3.noSeedLarge')],
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
