/** The built-in demo: the services' own protocols at their own paths, on a server inside the app. */
import { t } from '../../shared/messages/t.ts'
import type { ProviderDescriptor } from './descriptor.ts'
import { text2imagePath } from './imagepipeline.ts'
import { sd15Inpainting } from './inpainting.ts'
import { pixazoHeaders, pixazoPaths } from './pixazo.ts'
import { gatewayPolling, statusPolling } from './polling.ts'
import { sd3, sd35Large } from './sd3.ts'
import { sdxlLightning } from './sdxl-lightning.ts'
import { text2image } from './text2image.ts'

const endpointId = 'demo.gateway'
const byRule = t('providers.demo.description')
/** What the demo's painter accepts; the documents leave these open. */
const limits = { minSide: 64, maxSide: 2048, maxSteps: 100, maxGuidance: 50 }
const common = {
  limits,
  service: t('providers.demo.demo'),
  endpointId,
  headers: pixazoHeaders,
  price: t('providers.demo.price'),
  poll: gatewayPolling(endpointId, pixazoHeaders)
}

export const demo: ProviderDescriptor = {
  id: 'demo',
  label: 'Demo (on this machine)',
  summary: t('providers.demo.summary'),
  keyHelp: t('providers.demo.demoNeedsNoKey'),
  needsKey: false,
  demo: true,
  concurrency: 2,
  auth: null,
  /** The address is only known when the demo runs. */
  endpoints: [{ id: endpointId, label: 'Demo', defaultUrl: '' }],
  operations: [
    sdxlLightning({ ...common, operationId: 'demo/sdxl-lightning', path: pixazoPaths.sdxlLightning }, 'plain', [
      byRule
    ]),
    sd3({ ...common, operationId: 'demo/sd3', path: pixazoPaths.sd3 }, [byRule]),
    sd35Large({ ...common, operationId: 'demo/sd35-large', path: pixazoPaths.sd35Large }, [byRule]),
    text2image(
      {
        ...common,
        operationId: 'demo/sdxl',
        headers: { 'Content-Type': 'application/json' },
        path: text2imagePath,
        poll: statusPolling(endpointId, text2imagePath)
      },
      [byRule]
    ),
    sd15Inpainting(
      { ...common, operationId: 'demo/inpainting', path: pixazoPaths.inpainting },
      'negative_prompt',
      'plain',
      [byRule]
    )
  ],
  keyProbe: null
}
