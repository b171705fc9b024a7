/** SD 1.5 inpainting as the AppyPie and Pixazo gateways document it. */

import type { InpaintLimits } from '../../shared/domain/inpaint.ts'
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
import { inpaintingSizes } from './sizes.ts'

/**
 * SD 1.5 was trained at 512. The documents give neither minimum nor maximum, so requests stay within what the model is
 * good for.
 */
const sd15: InpaintLimits = { native: 512, multipleOf: 8, minSide: 256, maxSide: 2048 }

/** @param negative the wire name of the negative prompt in this operation's own request example. */
export function sd15Inpainting(
  place: Place,
  negative: 'negative_prompt' | 'negativePrompt',
  variant: 'plain' | 'stream' = 'plain',
  notes: string[] = []
): OperationDescriptor {
  const id = place.operationId
  return defineOperation({
    place,
    label: variant === 'stream' ? 'SD 1.5 inpainting (stream)' : 'SD 1.5 inpainting',
    summary: variant === 'stream' ? t('providers.inpainting.streamDescription') : t('providers.inpainting.description'),
    kind: 'inpainting',
    inpaint: sd15,
    fields: [
      promptField(clipTokens),
      negativePromptField(clipTokens),
      sizeField(
        inpaintingSizes,
        sd15.maxSide,
        { width: sd15.native, height: sd15.native },
        t('providers.inpainting.sizeAtWhichPictureIs')
      ),
      openStepsField(),
      wholeGuidanceField(),
      seedField()
    ],
    presets: [
      {
        id: `${id}:20-steps`,
        label: t('providers.inpainting.serviceDefault'),
        parameters: { steps: 20, guidance: 5 }
      },
      { id: `${id}:close`, label: t('providers.inpainting.closeToPrompt'), parameters: { steps: 20, guidance: 9 } },
      {
        id: `${id}:512`,
        label: t('providers.inpainting.trained'),
        parameters: { width: 512, height: 512 }
      }
    ],
    notes: [t('providers.inpainting.fetches'), t('providers.inpainting.white'), ...notes],
    wire: [
      ['prompt', 'prompt'],
      ['imageUrl', 'imageUrl'],
      ['maskUrl', 'maskUrl'],
      [negative, 'negativePrompt'],
      ['height', 'height'],
      ['width', 'width'],
      ['num_steps', 'steps'],
      ['guidance', 'guidance'],
      ['seed', 'seed']
    ]
  })
}
