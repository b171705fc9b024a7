/**
 * Every operation's request as shown in its document's example (without the key), and the parameters that must produce
 * it.
 */
import type { Parameters } from '../../../shared/domain/parameters.ts'
import type { WireInput } from '../descriptor.ts'

export interface DocumentRequest {
  operationId: string
  input: WireInput
  /** The document's base URL and the path, as one URL. */
  url: string
  headers: Record<string, string>
  /** Text, so that the order of the keys counts. */
  body: string
}

const json = { 'Content-Type': 'application/json' }
const pixazo = { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' }

const sparrow = (feathers: string): string =>
  'High-resolution, realistic image of a sparrow bird perched on a blooming cherry ' +
  'blossom branch during springtime. ' +
  `The ${feathers} should be finely detailed with natural colors, including shades of brown and white. ` +
  'The background should be soft-focused with a clear blue sky, creating a serene and peaceful atmosphere.'
const notSparrow =
  'Low-quality, blurry image, with any other birds or animals. ' +
  'Avoid abstract or cartoonish styles, dark or gloomy atmosphere, ' +
  'unnecessary objects or distractions in the background, harsh lighting, and unnatural colors.'

const dims: Partial<Parameters> = { height: 1024, width: 1024, steps: 20, guidance: 5, seed: 42 }
const dog = 'https://pub-1fb693cb11cc46b2b2f656f51e015a2c.r2.dev/dog.png'
const dogMask = 'https://pub-1fb693cb11cc46b2b2f656f51e015a2c.r2.dev/dog-mask.png'
const lion: WireInput = {
  parameters: { prompt: 'Change to a lion', negativePrompt: 'watermark', ...dims },
  imageUrl: dog,
  maskUrl: dogMask
}
const lionBody = (negative: string): string =>
  `{"prompt":"Change to a lion","imageUrl":"${dog}","maskUrl":"${dogMask}","${negative}":"watermark",` +
  '"height":1024,"width":1024,"num_steps":20,"guidance":5,"seed":42}'
const lightningBody = (feathers: string): string =>
  `{"prompt":"${sparrow(feathers)}","negativePrompt":"${notSparrow}","height":1024,"width":1024,` +
  '"num_steps":20,"guidance":5,"seed":42}'
const lightning = (feathers: string): WireInput => ({
  parameters: { prompt: sparrow(feathers), negativePrompt: notSparrow, ...dims }
})

const car =
  'Picture a sleek, futuristic car racing through a neon-lit cityscape, its engine humming efficiently as it ' +
  'blurs past digital billboards. The driver skillfully navigates the glowing streets, ' +
  'aiming for victory in this high-tech, adrenaline-fueled race of tomorrow.'
const boho =
  '~*~aesthetic~*~ #boho #fashion, full-body 30-something woman laying on microfloral grass, candid pose, ' +
  'overlay reads Stable Diffusion 3.5, cheerful cursive typography font'

export const documentRequests: DocumentRequest[] = [
  {
    operationId: 'appypie/sdxl-lightning',
    input: lightning("sparrow's feathers"),
    url: 'https://gateway-stable-diffusion-xl-lightning.appypie.workers.dev/getSDXLImage',
    headers: json,
    body: lightningBody("sparrow's feathers")
  },
  {
    operationId: 'appypie/sd15-inpainting',
    input: lion,
    url: 'https://gateway-stable-diffusion-v1-5-inpainting.appypie.workers.dev/getImage',
    headers: json,
    body: lionBody('negative_prompt')
  },
  {
    operationId: 'pixazo/sdxl-lightning',
    input: lightning('sparrow feathers'),
    url: 'https://gateway.pixazo.ai/sdxl_lightning/getImage/v1/getSDXLImage',
    headers: pixazo,
    body: lightningBody('sparrow feathers')
  },
  {
    operationId: 'pixazo/sdxl-lightning-stream',
    input: lightning('sparrow feathers'),
    url: 'https://gateway.pixazo.ai/sdxl_lightning/getImage/v1/getSDXLImageStream',
    headers: pixazo,
    body: lightningBody('sparrow feathers')
  },
  {
    operationId: 'pixazo/sdxl-base',
    input: { parameters: { prompt: sparrow('sparrow feathers'), negativePrompt: notSparrow, ...dims, seed: 40 } },
    url: 'https://gateway.pixazo.ai/getImage/v1/getSDXLImage',
    headers: pixazo,
    body:
      `{"prompt":"${sparrow('sparrow feathers')}","negative_prompt":"${notSparrow}","height":1024,"width":1024,` +
      '"num_steps":20,"guidance_scale":5,"seed":40}'
  },
  {
    operationId: 'pixazo/sd3',
    input: {
      parameters: {
        prompt: car,
        negativePrompt: 'dark, blurry',
        steps: 28,
        guidance: 4,
        aspectRatio: '3:2',
        outputFormat: 'jpg',
        outputQuality: 90,
        promptStrength: 0.85
      }
    },
    url: 'https://gateway.pixazo.ai/sd3/v1/getData',
    headers: pixazo,
    body:
      `{"prompt":"${car}","negativePrompt":"dark, blurry","steps":28,"cfg":4,"aspect_ratio":"3:2",` +
      '"output_format":"jpg","output_quality":90,"prompt_strength":0.85}'
  },
  {
    operationId: 'pixazo/sd35-large',
    input: {
      parameters: {
        prompt: boho,
        aspectRatio: '1:1',
        guidance: 4.5,
        steps: 40,
        outputFormat: 'webp',
        outputQuality: 90,
        promptStrength: 0.85
      }
    },
    url: 'https://gateway.pixazo.ai/sd3-5/v1/r-sd-3-5-large',
    headers: pixazo,
    body:
      `{"prompt":"${boho}","aspect_ratio":"1:1","cfg":4.5,"steps":40,"output_format":"webp",` +
      '"output_quality":90,"prompt_strength":0.85}'
  },
  {
    operationId: 'pixazo/sd15-inpainting',
    input: lion,
    url: 'https://gateway.pixazo.ai/inpainting/v1/getImage',
    headers: pixazo,
    body: lionBody('negative_prompt')
  },
  {
    operationId: 'pixazo/sd15-inpainting-stream',
    input: lion,
    url: 'https://gateway.pixazo.ai/inpainting/v1/getImageStream',
    headers: pixazo,
    body: lionBody('negativePrompt')
  },
  {
    operationId: 'pixazo/sd15-inpainting-stream',
    input: { parameters: { prompt: 'Change to a lion' } },
    url: 'https://gateway.pixazo.ai/inpainting/v1/getImageStream',
    headers: pixazo,
    body: '{"prompt":"Change to a lion"}'
  },
  {
    operationId: 'aigateway/sdxl-lightning',
    input: {
      parameters: {
        prompt: 'A cyberpunk cat at sunset, cinematic lighting',
        samples: 1,
        width: 1024,
        height: 1024,
        responseFormat: 'url'
      }
    },
    url: 'https://api.aigateway.sh/v1/images/generations',
    headers: json,
    body:
      '{"model":"bytedance/stable-diffusion-xl-lightning","prompt":"A cyberpunk cat at sunset, cinematic lighting",' +
      '"n":1,"size":"1024x1024","response_format":"url"}'
  },
  {
    operationId: 'aigateway/sdxl-lightning',
    input: { parameters: { prompt: 'a cyberpunk cat' } },
    url: 'https://api.aigateway.sh/v1/images/generations',
    headers: json,
    body: '{"model":"bytedance/stable-diffusion-xl-lightning","prompt":"a cyberpunk cat"}'
  },
  {
    operationId: 'imagepipeline/sdxl',
    input: {
      parameters: {
        modelId: 'd961a274-658c-4889-8c1a-bf85416cb1c1',
        prompt: 'woman wearing traditional Russian clothes, forest in the background, photorealistic, 8k quality',
        negativePrompt: 'error, cropped, worst quality, low quality, duplicate, bad proportions, incomplete subject',
        steps: 30,
        refiner: true,
        samples: 1,
        guidance: 7.5,
        width: 768,
        height: 768,
        safetyChecker: true,
        scheduler: 'UniPCMultistepScheduler',
        seed: 12345
      }
    },
    url: 'https://api.imagepipeline.io/sdxl/text2image/v1',
    headers: json,
    body:
      '{"model_id":"d961a274-658c-4889-8c1a-bf85416cb1c1","prompt":"woman wearing traditional Russian clothes, ' +
      'forest in the background, photorealistic, 8k quality","negative_prompt":"error, cropped, worst quality, ' +
      'low quality, duplicate, bad proportions, incomplete subject","num_inference_steps":30,"refiner":true,' +
      '"samples":1,"guidance_scale":7.5,"width":768,"height":768,"safety_checker":true,' +
      '"scheduler":"UniPCMultistepScheduler","seed":12345}'
  }
]
