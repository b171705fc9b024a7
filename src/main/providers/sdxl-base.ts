/** SDXL base 1.0 as the Pixazo gateway documents it. */
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
    summary: 'The full SDXL model: slower than Lightning, with more detail.',
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
      { id: `${id}:20-steps`, label: '20 steps (service default)', parameters: { steps: 20, guidance: 5 } },
      { id: `${id}:draft`, label: 'Draft, 12 steps', parameters: { steps: 12, guidance: 5 } },
      { id: `${id}:close`, label: 'Close to the prompt', parameters: { steps: 20, guidance: 8 } },
      ...sizePresets(id, sizesUpTo1024)
    ],
    notes: ['The model behind is documented for sides of at most 1024 pixels.'],
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
