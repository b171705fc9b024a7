/** ImagePipeline.io, as its older SDXL document shows it. */
import type { ProviderDescriptor } from './descriptor.ts'
import { statusKeyProbe } from './key-probe.ts'
import { statusPolling } from './polling.ts'
import { text2image } from './text2image.ts'

const endpointId = 'imagepipeline.api'
/** On the service's host; the demo answers at the same one. */
export const text2imagePath = '/sdxl/text2image/v1'

export const imagepipeline: ProviderDescriptor = {
  id: 'imagepipeline',
  label: 'ImagePipeline (legacy)',
  summary: 'SDXL with a choice of model, scheduler and refiner, over the older interface.',
  keyHelp: 'The API key of your ImagePipeline account. It is sent as the header API-Key.',
  homePage: 'https://imagepipeline.io',
  needsKey: true,
  demo: false,
  concurrency: 2,
  auth: { header: 'API-Key', prefix: '' },
  endpoints: [{ id: endpointId, label: 'API', defaultUrl: 'https://api.imagepipeline.io' }],
  operations: [
    text2image(
      {
        service: 'ImagePipeline',
        operationId: 'imagepipeline/sdxl',
        endpointId,
        path: text2imagePath,
        headers: { 'Content-Type': 'application/json' },
        price: 'price not documented',
        poll: statusPolling(endpointId, text2imagePath)
      },
      [
        "The service's own current documents describe a newer interface; this one may be gone.",
        'Prompt and negative prompt take 75 tokens each.'
      ]
    )
  ],
  keyProbe: statusKeyProbe(endpointId, text2imagePath)
}
