/** SDXL base 1.0 as the Pixazo gateway documents it. */
import { t } from '../../shared/messages/t.ts'
import type { OperationDescriptor } from './descriptor.ts'
import {
  clipTokens,
  negativePromptField,
  openStepsField,
  promptField,
  seedField,
  sizeField,
  wholeGuidanceField
} from './fields.ts'
import type { Place } from './operation.ts'
import { defineOperation } from './operation.ts'
import { sdxlSizes, sizePresets, sizesUpTo1024 } from './sizes.ts'

const otherSdxlSizes = sdxlSizes.filter(({ width, height }) => width !== 1024 || height !== 1024)

/**
 * Its own wire names: `negative_prompt` and `guidance_scale`, where SDXL Lightning has `negativePrompt` and `guidance`.
 */
export function sdxlBase(place: Place): OperationDescriptor {
  const id = place.operationId
  return defineOperation({
    place,
    label: 'SDXL base 1.0',
    summary: t('providers.sdxlBase.fullSdxlModelSlowerThan'),
    kind: 'text-to-image',
    fields: [
      promptField(clipTokens),
      negativePromptField(clipTokens),
      sizeField([...sizesUpTo1024, ...otherSdxlSizes], 1024, { width: 1024, height: 1024 }),
      openStepsField(),
      wholeGuidanceField(),
      seedField()
    ],
    presets: [
      {
        id: `${id}:20-steps`,
        label: t('providers.sdxlBase.serviceDefault'),
        parameters: { steps: 20, guidance: 5 }
      },
      { id: `${id}:draft`, label: t('providers.sdxlBase.draft12Steps'), parameters: { steps: 12, guidance: 5 } },
      { id: `${id}:close`, label: t('providers.sdxlBase.closeToPrompt'), parameters: { steps: 20, guidance: 8 } },
      ...sizePresets(id, sizesUpTo1024)
    ],
    notes: [t('providers.sdxlBase.maxSide')],
    wire: [
      ['prompt', 'prompt'],
      ['negative_prompt', 'negativePrompt'],
      ['height', 'height'],
      ['width', 'width'],
      ['num_steps', 'steps'],
      ['guidance_scale', 'guidance'],
      ['seed', 'seed']
    ]
  })
}
