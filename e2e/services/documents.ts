/**
 * The services' documents as tables, written from the documents and from nothing in `src/`: this must catch what the
 * app gets wrong.
 */
import type { BodyRules, Rule } from './body-rules.ts'

export type ServiceId = 'appypie' | 'pixazo' | 'aigateway' | 'imagepipeline'

export interface DocumentedService {
  keyHeader: string
  keyPrefix: string
  /** Pixazo's document lists `Cache-Control: no-cache` among the headers of every call. */
  cacheControl: boolean
  /** The body of an error, in the service's own shape. */
  errorBody: (status: number) => unknown
}

const gatewayErrors: Readonly<Record<number, string>> = {
  400: 'Invalid request parameters',
  401: 'Invalid or missing authentication',
  403: 'Access denied for this operation',
  404: 'Endpoint not found',
  429: 'Rate limit exceeded, please retry later',
  500: 'An unexpected error occurred, please try again later'
}

const aigatewayErrors: Readonly<Record<number, readonly [type: string, message: string]>> = {
  401: ['authentication_error', 'Invalid or missing API key'],
  402: ['insufficient_credits', 'Wallet empty'],
  404: ['not_found', 'Unknown model or endpoint'],
  429: ['rate_limit_error', 'Over per-minute limit'],
  500: ['server_error', 'Upstream provider failed'],
  503: ['service_unavailable', 'Upstream saturated']
}

const gatewayError = (status: number): unknown => ({ error: gatewayErrors[status] ?? 'An unexpected error occurred' })

export const documentedServices: Readonly<Record<ServiceId, DocumentedService>> = {
  appypie: { keyHeader: 'Ocp-Apim-Subscription-Key', keyPrefix: '', cacheControl: false, errorBody: gatewayError },
  pixazo: { keyHeader: 'Ocp-Apim-Subscription-Key', keyPrefix: '', cacheControl: true, errorBody: gatewayError },
  aigateway: {
    keyHeader: 'Authorization',
    keyPrefix: 'Bearer ',
    cacheControl: false,
    errorBody: (status) => {
      const [type, message] = aigatewayErrors[status] ?? ['invalid_request_error', 'Invalid request']
      return { error: { type, message } }
    }
  },
  imagepipeline: {
    keyHeader: 'API-Key',
    keyPrefix: '',
    cacheControl: false,
    errorBody: (status) => ({ status: 'FAILURE', message: `The request failed with ${status}` })
  }
}

export type ReplyShape = 'imageUrl' | 'output' | 'succeeded-output' | 'data' | 'download_urls'

export interface DocumentedOperation {
  /** The app's id of the operation; `<service>/polling` for polling a job. */
  id: string
  service: ServiceId
  endpointId: string
  method: 'GET' | 'POST'
  /** Replaces the documented host, so that one server can be all of them. */
  prefix: string
  /** As documented; one that ends in a slash is followed by an id. */
  path: string
  rules: BodyRules
  /** Absent for polling. */
  shape?: ReplyShape
}

const text: Rule = { type: 'string' }
const requiredText: Rule = { type: 'string', required: true }
const integer: Rule = { type: 'integer' }
const url: Rule = { type: 'url' }
const dims: BodyRules = { height: integer, width: integer, num_steps: integer, seed: integer }

const lightning: BodyRules = { prompt: requiredText, negativePrompt: text, ...dims, guidance: integer }
const base: BodyRules = { prompt: requiredText, negative_prompt: text, ...dims, guidance_scale: integer }
const inpainting: BodyRules = {
  prompt: requiredText,
  imageUrl: url,
  maskUrl: url,
  negative_prompt: text,
  ...dims,
  guidance: integer
}
const inpaintingStream: BodyRules = {
  prompt: requiredText,
  imageUrl: url,
  maskUrl: url,
  negativePrompt: text,
  ...dims,
  guidance: integer
}
const polling: BodyRules = { job_set_id: requiredText }

const sd3Ratios = ['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '9:16', '9:21']

const sd3: BodyRules = {
  prompt: requiredText,
  negativePrompt: text,
  steps: { type: 'integer', min: 1, max: 28 },
  cfg: { type: 'number', min: 0, max: 20 },
  aspect_ratio: { type: 'string', oneOf: sd3Ratios },
  output_format: { type: 'string', oneOf: ['webp', 'jpg', 'png'] },
  output_quality: { type: 'integer', min: 0, max: 100 },
  prompt_strength: { type: 'number', min: 0, max: 1 }
}

const sd35: BodyRules = {
  prompt: requiredText,
  aspect_ratio: { type: 'string', required: true, oneOf: [...sd3Ratios, '3:4', '4:3'] },
  cfg: { type: 'number', required: true, min: 1, max: 20 },
  steps: { type: 'number', required: true, min: 20, max: 100 },
  output_format: { type: 'string', required: true, oneOf: ['webp', 'jpg', 'png', 'jpeg'] },
  output_quality: { type: 'number', required: true, min: 1, max: 100 },
  prompt_strength: { type: 'number', required: true, min: 0, max: 1 }
}

const images: BodyRules = {
  model: requiredText,
  prompt: requiredText,
  n: { type: 'integer', min: 1 },
  size: text,
  response_format: { type: 'string', oneOf: ['url', 'b64_json'] }
}

const text2image: BodyRules = {
  model_id: requiredText,
  prompt: requiredText,
  negative_prompt: text,
  num_inference_steps: { type: 'integer', min: 1, max: 100 },
  strength: { type: 'number', min: 0, max: 1 },
  samples: { type: 'integer', min: 1, max: 4 },
  guidance_scale: { type: 'number', min: 1, max: 20 },
  width: integer,
  height: integer,
  seed: integer,
  safety_checker: { type: 'boolean' },
  refiner: { type: 'boolean' },
  scheduler: text
}

/** The one model that AIgateway's document is about. */
export const aigatewayModel = 'bytedance/stable-diffusion-xl-lightning'

const pollingPath = '/ai-model-api-polling/getGenerationResults'
const appypie = { service: 'appypie', method: 'POST' } as const
const pixazo = { service: 'pixazo', method: 'POST', endpointId: 'pixazo.gateway', prefix: '/pixazo' } as const
const imagepipeline = { service: 'imagepipeline', endpointId: 'imagepipeline.api', prefix: '/imagepipeline' } as const
const link = 'imageUrl' as const

export const documentedOperations: readonly DocumentedOperation[] = [
  {
    ...appypie,
    id: 'appypie/sdxl-lightning',
    endpointId: 'appypie.sdxl',
    prefix: '/appypie-sdxl',
    path: '/getSDXLImage',
    rules: lightning,
    shape: link
  },
  {
    ...appypie,
    id: 'appypie/sd15-inpainting',
    endpointId: 'appypie.inpainting',
    prefix: '/appypie-inpainting',
    path: '/getImage',
    rules: inpainting,
    shape: link
  },
  {
    ...appypie,
    id: 'appypie/polling',
    endpointId: 'appypie.polling',
    prefix: '/appypie-polling',
    path: pollingPath,
    rules: polling
  },
  {
    ...pixazo,
    id: 'pixazo/sdxl-lightning',
    path: '/sdxl_lightning/getImage/v1/getSDXLImage',
    rules: lightning,
    shape: link
  },
  {
    ...pixazo,
    id: 'pixazo/sdxl-lightning-stream',
    path: '/sdxl_lightning/getImage/v1/getSDXLImageStream',
    rules: lightning,
    shape: link
  },
  { ...pixazo, id: 'pixazo/sdxl-base', path: '/getImage/v1/getSDXLImage', rules: base, shape: link },
  { ...pixazo, id: 'pixazo/sd3', path: '/sd3/v1/getData', rules: sd3, shape: 'output' },
  { ...pixazo, id: 'pixazo/sd35-large', path: '/sd3-5/v1/r-sd-3-5-large', rules: sd35, shape: 'succeeded-output' },
  { ...pixazo, id: 'pixazo/sd15-inpainting', path: '/inpainting/v1/getImage', rules: inpainting, shape: link },
  {
    ...pixazo,
    id: 'pixazo/sd15-inpainting-stream',
    path: '/inpainting/v1/getImageStream',
    rules: inpaintingStream,
    shape: link
  },
  { ...pixazo, id: 'pixazo/polling', path: pollingPath, rules: polling },
  {
    id: 'aigateway/sdxl-lightning',
    service: 'aigateway',
    endpointId: 'aigateway.api',
    method: 'POST',
    prefix: '/aigateway/v1',
    path: '/images/generations',
    rules: images,
    shape: 'data'
  },
  {
    ...imagepipeline,
    id: 'imagepipeline/sdxl',
    method: 'POST',
    path: '/sdxl/text2image/v1',
    rules: text2image,
    shape: 'download_urls'
  },
  { ...imagepipeline, id: 'imagepipeline/polling', method: 'GET', path: '/sdxl/text2image/v1/status/', rules: {} }
]

/** The operation at a path of the server; the id at the end of a status path is not part of it. */
export function operationAt(pathname: string): DocumentedOperation | undefined {
  return documentedOperations.find(({ prefix, path }) => {
    const whole = prefix + path
    return path.endsWith('/')
      ? pathname.startsWith(whole) && /^[^/]+$/.test(pathname.slice(whole.length))
      : pathname === whole
  })
}
