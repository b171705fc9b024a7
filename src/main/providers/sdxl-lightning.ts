/** SDXL Lightning as the AppyPie and Pixazo gateways document it. */

import type { BuiltInPreset } from '../../shared/domain/provider.ts'
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
import { sdxlSizes, sizePresets } from './sizes.ts'

/** What the model is made for, and where the form begins; the document's own 20 steps are slower and no better. */
const eightSteps = { steps: 8, guidance: 2 }

function presets(id: string): BuiltInPreset[] {
  return [
    { id: `${id}:8-steps`, label: t('providers.sdxlLightning.lightning8Steps'), parameters: eightSteps },
    { id: `${id}:4-steps`, label: t('providers.sdxlLightning.lightning4Steps'), parameters: { steps: 4, guidance: 1 } },
    {
      id: `${id}:20-steps`,
      label: t('providers.sdxlLightning.serviceDefault'),
      parameters: { steps: 20, guidance: 5 }
    },
    ...sizePresets(id, sdxlSizes)
  ]
}

/**
 * @param variant the stream variant has a path of its own and may answer with bytes or events; its body is the same.
 */
export function sdxlLightning(
  place: Place,
  variant: 'plain' | 'stream' = 'plain',
  notes: string[] = []
): OperationDescriptor {
  return defineOperation({
    place,
    label: variant === 'stream' ? t('providers.sdxlLightning.sdxlLightningStream') : 'SDXL Lightning',
    summary:
      variant === 'stream' ? t('providers.sdxlLightning.streamDescription') : t('providers.sdxlLightning.description'),
    kind: 'text-to-image',
    fields: [
      promptField(clipTokens),
      negativePromptField(clipTokens),
      sizeField(sdxlSizes, 2048, { width: 1024, height: 1024 }),
      openStepsField(eightSteps.steps),
      wholeGuidanceField(eightSteps.guidance),
      seedField()
    ],
    presets: presets(place.operationId),
    notes: [t('providers.sdxlLightning.steps'), ...notes],
    wire: [
      ['prompt', 'prompt'],
      ['negativePrompt', 'negativePrompt'],
      ['height', 'height'],
      ['width', 'width'],
      ['num_steps', 'steps'],
      ['guidance', 'guidance'],
      ['seed', 'seed']
    ]
  })
}
