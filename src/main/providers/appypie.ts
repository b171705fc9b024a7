/** AppyPie's gateways, as documented in "SDXL Lightning API" and "Stable Diffusion Inpainting API". */
import { t } from '../../shared/messages/t.ts'
import type { ProviderDescriptor } from './descriptor.ts'
import { sd15Inpainting } from './inpainting.ts'
import { gatewayKeyProbe } from './key-probe.ts'
import { gatewayPolling } from './polling.ts'
import { sdxlLightning } from './sdxl-lightning.ts'

const headers = { 'Content-Type': 'application/json' }
const pollingEndpoint = 'appypie.polling'
const common = { service: 'AppyPie', headers, price: 'free', poll: gatewayPolling(pollingEndpoint, headers) }

export const appypie: ProviderDescriptor = {
  id: 'appypie',
  label: 'AppyPie',
  summary: t('providers.appypie.description'),
  keyHelp: t('providers.appypie.subscriptionKeyOfYourAppypie'),
  homePage: 'https://www.appypie.com',
  needsKey: true,
  demo: false,
  concurrency: 1,
  auth: { header: 'Ocp-Apim-Subscription-Key', prefix: '' },
  endpoints: [
    {
      id: 'appypie.sdxl',
      label: 'SDXL Lightning',
      defaultUrl: 'https://gateway-stable-diffusion-xl-lightning.appypie.workers.dev'
    },
    {
      id: 'appypie.inpainting',
      label: t('providers.appypie.inpainting'),
      defaultUrl: 'https://gateway-stable-diffusion-v1-5-inpainting.appypie.workers.dev'
    },
    { id: pollingEndpoint, label: t('providers.appypie.polling'), defaultUrl: 'https://gateway.pixazo.ai' }
  ],
  operations: [
    sdxlLightning({
      ...common,
      operationId: 'appypie/sdxl-lightning',
      endpointId: 'appypie.sdxl',
      path: '/getSDXLImage'
    }),
    sd15Inpainting(
      { ...common, operationId: 'appypie/sd15-inpainting', endpointId: 'appypie.inpainting', path: '/getImage' },
      'negative_prompt'
    )
  ],
  keyProbe: gatewayKeyProbe(pollingEndpoint, headers)
}
