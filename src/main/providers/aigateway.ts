/** AIgateway.sh, as documented on its SDXL Lightning page. */
import { t } from '../../shared/messages/t.ts'
import type { ProviderDescriptor } from './descriptor.ts'
import { imageGenerations } from './image-generations.ts'
import { unknownModelProbe } from './key-probe.ts'

const endpointId = 'aigateway.api'
const headers = { 'Content-Type': 'application/json' }
const path = '/images/generations'

export const aigateway: ProviderDescriptor = {
  id: 'aigateway',
  label: 'AIgateway',
  summary: t('providers.aigateway.description'),
  keyHelp: t('providers.aigateway.keyHelp'),
  homePage: 'https://aigateway.sh',
  needsKey: true,
  demo: false,
  concurrency: 2,
  auth: { header: 'Authorization', prefix: 'Bearer ' },
  /** The version is part of the base URL here: client libraries of this interface are given `https://.../v1`. */
  endpoints: [{ id: endpointId, label: 'API', defaultUrl: 'https://api.aigateway.sh/v1' }],
  operations: [
    imageGenerations(
      {
        service: 'AIgateway',
        operationId: 'aigateway/sdxl-lightning',
        endpointId,
        path,
        headers,
        price: t('providers.aigateway.freePerImage')
      },
      'bytedance/stable-diffusion-xl-lightning'
    )
  ],
  keyProbe: unknownModelProbe(endpointId, path, headers)
}
