/** Pixazo's gateway, as documented in "Stable Diffusion API". */
import { t } from '../../shared/messages/t.ts'
import type { ProviderDescriptor } from './descriptor.ts'
import { sd15Inpainting } from './inpainting.ts'
import { gatewayKeyProbe } from './key-probe.ts'
import { gatewayPolling } from './polling.ts'
import { sd3, sd35Large } from './sd3.ts'
import { sdxlBase } from './sdxl-base.ts'
import { sdxlLightning } from './sdxl-lightning.ts'

const endpointId = 'pixazo.gateway'
/** Every call in this document has both. */
export const pixazoHeaders = { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' }
const common = {
  service: 'Pixazo',
  endpointId,
  headers: pixazoHeaders,
  price: t('providers.pixazo.priceNotDocumented'),
  poll: gatewayPolling(endpointId, pixazoHeaders)
}

/** Paths on the gateway's host; the demo uses the same ones. */
export const pixazoPaths = {
  sdxlLightning: '/sdxl_lightning/getImage/v1/getSDXLImage',
  sdxlLightningStream: '/sdxl_lightning/getImage/v1/getSDXLImageStream',
  sdxlBase: '/getImage/v1/getSDXLImage',
  sd3: '/sd3/v1/getData',
  sd35Large: '/sd3-5/v1/r-sd-3-5-large',
  inpainting: '/inpainting/v1/getImage',
  inpaintingStream: '/inpainting/v1/getImageStream'
} as const

const streamNote = t('providers.pixazo.stream')

export const pixazo: ProviderDescriptor = {
  id: 'pixazo',
  label: 'Pixazo',
  summary: t('providers.pixazo.sd3Sd35'),
  keyHelp: t('providers.pixazo.subscriptionKeyOfYourPixazo'),
  homePage: 'https://www.pixazo.ai',
  needsKey: true,
  demo: false,
  concurrency: 2,
  auth: { header: 'Ocp-Apim-Subscription-Key', prefix: '' },
  endpoints: [{ id: endpointId, label: 'Gateway', defaultUrl: 'https://gateway.pixazo.ai' }],
  operations: [
    sdxlLightning({ ...common, operationId: 'pixazo/sdxl-lightning', path: pixazoPaths.sdxlLightning }),
    sdxlLightning(
      { ...common, operationId: 'pixazo/sdxl-lightning-stream', path: pixazoPaths.sdxlLightningStream },
      'stream',
      [streamNote]
    ),
    sdxlBase({ ...common, operationId: 'pixazo/sdxl-base', path: pixazoPaths.sdxlBase }),
    sd3({ ...common, operationId: 'pixazo/sd3', path: pixazoPaths.sd3 }),
    sd35Large({ ...common, operationId: 'pixazo/sd35-large', path: pixazoPaths.sd35Large }),
    sd15Inpainting(
      { ...common, operationId: 'pixazo/sd15-inpainting', path: pixazoPaths.inpainting },
      'negative_prompt',
      'plain',
      [t('providers.pixazo.spelling')]
    ),
    sd15Inpainting(
      { ...common, operationId: 'pixazo/sd15-inpainting-stream', path: pixazoPaths.inpaintingStream },
      'negativePrompt',
      'stream',
      [streamNote]
    )
  ],
  keyProbe: gatewayKeyProbe(endpointId, pixazoHeaders)
}
