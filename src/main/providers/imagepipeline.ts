/** ImagePipeline.io, as shown in its older SDXL document. */
import { t } from '../../shared/messages/t.ts'
import type { ProviderDescriptor } from './descriptor.ts'
import { statusKeyProbe } from './key-probe.ts'
import { statusPolling } from './polling.ts'
import { text2image } from './text2image.ts'

const endpointId = 'imagepipeline.api'
/** On the service's host; the demo uses the same path. */
export const text2imagePath = '/sdxl/text2image/v1'

export const imagepipeline: ProviderDescriptor = {
  id: 'imagepipeline',
  label: 'ImagePipeline (legacy)',
  summary: t('providers.imagepipeline.description'),
  keyHelp: t('providers.imagepipeline.apiKeyOfYourImagepipeline'),
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
        price: t('providers.imagepipeline.priceNotDocumented'),
        poll: statusPolling(endpointId, text2imagePath)
      },
      [t('providers.imagepipeline.mayBeGone'), t('providers.imagepipeline.tokens')]
    )
  ],
  keyProbe: statusKeyProbe(endpointId, text2imagePath)
}
