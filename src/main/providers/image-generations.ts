/** The OpenAI-compatible images endpoint as AIgateway documents it. */
import { t } from '../../shared/messages/t.ts'
import type { OperationDescriptor } from './descriptor.ts'
import { clipTokens, numberField, promptField } from './fields.ts'
import type { Place } from './operation.ts'
import { defineOperation } from './operation.ts'
import { sdxlSizes, sizePresets } from './sizes.ts'

/** @param model the slug given in the document. */
export function imageGenerations(place: Place, model: string): OperationDescriptor {
  const id = place.operationId
  return defineOperation({
    place,
    label: 'SDXL Lightning',
    summary: t('providers.imageGenerations.description'),
    kind: 'text-to-image',
    fields: [
      promptField(clipTokens),
      {
        kind: 'size',
        name: 'size',
        label: t('providers.imageGenerations.size'),
        help: t('providers.imageGenerations.sizes'),
        choices: [...sdxlSizes],
        custom: false,
        min: 640,
        max: 1536,
        multipleOf: 8,
        default: { width: 1024, height: 1024 }
      },
      numberField({
        name: 'samples',
        label: t('providers.imageGenerations.picturesPerRequest'),
        help: t('providers.imageGenerations.noLimit'),
        integer: true,
        min: 1,
        max: 10,
        default: 1
      }),
      {
        kind: 'choice',
        name: 'responseFormat',
        label: t('providers.imageGenerations.returnedAs'),
        choices: [
          { value: 'url', label: t('providers.imageGenerations.link') },
          { value: 'b64_json', label: t('providers.imageGenerations.pictureItself') }
        ],
        default: 'url',
        advanced: true
      }
    ],
    presets: [
      { id: `${id}:single`, label: t('providers.imageGenerations.onePicture'), parameters: { samples: 1 } },
      { id: `${id}:four`, label: t('providers.imageGenerations.fourToChooseFrom'), parameters: { samples: 4 } },
      ...sizePresets(id, sdxlSizes)
    ],
    notes: [t('providers.imageGenerations.noOthers'), t('providers.imageGenerations.fee')],
    inline: ({ responseFormat }) => responseFormat === 'b64_json',
    wire: [
      ['model', { constant: model }],
      ['prompt', 'prompt'],
      ['n', 'samples'],
      ['size', 'size'],
      ['response_format', 'responseFormat']
    ]
  })
}
