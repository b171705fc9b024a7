/** The OpenAI-compatible images endpoint as AIgateway documents it. */
import type { OperationDescriptor } from './descriptor.ts'
import { clipTokens, numberField, promptField } from './fields.ts'
import type { Place } from './operation.ts'
import { defineOperation } from './operation.ts'
import { sdxlSizes, sizePresets } from './sizes.ts'

/** @param model the slug that the document gives. */
export function imageGenerations(place: Place, model: string): OperationDescriptor {
  const id = place.operationId
  return defineOperation({
    place,
    label: 'SDXL Lightning',
    summary: 'Fast pictures of about one megapixel, several at once.',
    kind: 'text-to-image',
    fields: [
      promptField(clipTokens),
      {
        kind: 'size',
        name: 'size',
        label: 'Size',
        help: 'The document shows 1024 x 1024 only; the others are the sizes that the model was trained on.',
        choices: [...sdxlSizes],
        custom: false,
        min: 640,
        max: 1536,
        multipleOf: 8,
        default: { width: 1024, height: 1024 }
      },
      numberField({
        name: 'samples',
        label: 'Pictures per request',
        help: 'The document gives no limit; 10 is the most that the interface it is compatible with takes.',
        integer: true,
        min: 1,
        max: 10,
        default: 1
      }),
      {
        kind: 'choice',
        name: 'responseFormat',
        label: 'Comes back as',
        choices: [
          { value: 'url', label: 'A link' },
          { value: 'b64_json', label: 'The picture itself' }
        ],
        default: 'url',
        advanced: true
      }
    ],
    presets: [
      { id: `${id}:single`, label: 'One picture', parameters: { samples: 1 } },
      { id: `${id}:four`, label: 'Four to choose from', parameters: { samples: 4 } },
      ...sizePresets(id, sdxlSizes)
    ],
    notes: [
      'The document knows no negative prompt, steps, guidance or seed here.',
      'A fee of 5% is taken when credit is bought, not per picture.'
    ],
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
