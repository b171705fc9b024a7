/** The documents' request bodies, and what each asks the painter for. */
import { z } from 'zod'
import type { PaintRequest } from './brief.ts'
import { hashText } from './random.ts'
import type { Output } from './worker-protocol.ts'

const text = z.string().max(100_000)
const prompt = text.refine((value) => value.trim() !== '', 'is empty')
const side = z.number().int().min(64, 'is under 64 pixels').max(2048, 'is over 2048 pixels')
const wholeSeed = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const dims = {
  height: side.default(1024),
  width: side.default(1024),
  num_steps: z.number().int().min(1).max(100).default(20),
  seed: wholeSeed.optional()
}
const guidance = z.number().int().min(0).max(50).default(5)

/** What a body asks for. */
export interface Order {
  request: PaintRequest
  output: Output
  count: number
  imageUrl?: string
  maskUrl?: string
}

const png: Output = { format: 'png', quality: 100 }

/** Without a seed a service picks one; the demo derives it from the prompt and the time, so that two tries differ. */
function seedOf(seed: number | undefined, words: string, now: number): number {
  return seed ?? hashText(`${words}|${now}`)
}

interface Dims {
  prompt: string
  width: number
  height: number
  num_steps: number
  seed?: number | undefined
}

function dimsRequest(body: Dims, negativePrompt: string, scale: number, variant: string, now: number): PaintRequest {
  return {
    prompt: body.prompt,
    negativePrompt,
    seed: seedOf(body.seed, body.prompt, now),
    steps: body.num_steps,
    guidance: scale,
    width: body.width,
    height: body.height,
    variant
  }
}

/** SDXL Lightning. */
export const lightningBody = z.strictObject({ prompt, negativePrompt: text.default(''), ...dims, guidance }).transform(
  (body) =>
    (now: number): Order => ({
      request: dimsRequest(body, body.negativePrompt, body.guidance, '', now),
      output: png,
      count: 1
    })
)

/** SDXL base. */
export const baseBody = z
  .strictObject({ prompt, negative_prompt: text.default(''), ...dims, guidance_scale: guidance })
  .transform(
    (body) =>
      (now: number): Order => ({
        request: dimsRequest(body, body.negative_prompt, body.guidance_scale, 'base', now),
        output: png,
        count: 1
      })
  )

/** Inpainting. The documents spell the negative prompt in two ways; having both is refused. */
export const inpaintingBody = z
  .strictObject({
    prompt,
    imageUrl: z.string().max(4096).optional(),
    maskUrl: z.string().max(4096).optional(),
    negative_prompt: text.optional(),
    negativePrompt: text.optional(),
    ...dims,
    guidance
  })
  .refine(
    (body) => body.negative_prompt === undefined || body.negativePrompt === undefined,
    'The negative prompt is given twice'
  )
  .refine(
    (body) => (body.imageUrl === undefined) === (body.maskUrl === undefined),
    'imageUrl and maskUrl belong together'
  )
  .transform(
    (body) =>
      (now: number): Order => ({
        request: dimsRequest(body, body.negative_prompt ?? body.negativePrompt ?? '', body.guidance, 'inpainting', now),
        output: png,
        count: 1,
        ...(body.imageUrl === undefined ? {} : { imageUrl: body.imageUrl }),
        ...(body.maskUrl === undefined ? {} : { maskUrl: body.maskUrl })
      })
  )

/** Sizes of about a megapixel, in multiples of 64, for the ratios documented for SD3 and SD3.5. */
const ratios: Record<string, [width: number, height: number]> = {
  '1:1': [1024, 1024],
  '16:9': [1344, 768],
  '21:9': [1536, 640],
  '3:2': [1216, 832],
  '2:3': [832, 1216],
  '4:5': [896, 1088],
  '5:4': [1088, 896],
  '9:16': [768, 1344],
  '9:21': [640, 1536],
  '3:4': [896, 1152],
  '4:3': [1152, 896]
}
const ratio = z.string().refine((value) => Object.hasOwn(ratios, value), 'is not one of the documented ratios')
const format = z.enum(['webp', 'jpg', 'png', 'jpeg'])

function sd3Order(
  words: string,
  negativePrompt: string,
  cfg: number,
  steps: number,
  aspect: string,
  kind: z.infer<typeof format>,
  quality: number,
  now: number
): Order {
  const [width, height] = ratios[aspect]!
  return {
    request: {
      prompt: words,
      negativePrompt,
      seed: seedOf(undefined, words, now),
      steps,
      guidance: cfg,
      width,
      height,
      variant: 'sd3'
    },
    output: { format: kind === 'jpeg' ? 'jpg' : kind, quality: Math.max(1, Math.round(quality)) },
    count: 1
  }
}

/** SD3. */
export const sd3Body = z
  .strictObject({
    prompt,
    negativePrompt: text.default(''),
    steps: z.number().int().min(1).max(28).default(28),
    cfg: z.number().min(0).max(20).default(3.5),
    aspect_ratio: ratio.default('1:1'),
    output_format: format.default('webp'),
    output_quality: z.number().min(0).max(100).default(90),
    prompt_strength: z.number().min(0).max(1).default(0.85)
  })
  .transform(
    (body) => (now: number) =>
      sd3Order(
        body.prompt,
        body.negativePrompt,
        body.cfg,
        body.steps,
        body.aspect_ratio,
        body.output_format,
        body.output_quality,
        now
      )
  )

/** SD3.5 Large; everything is required. */
export const sd35Body = z
  .strictObject({
    prompt,
    aspect_ratio: ratio,
    cfg: z.number().min(1).max(20),
    steps: z.number().int().min(20).max(100),
    output_format: format,
    output_quality: z.number().min(1).max(100),
    prompt_strength: z.number().min(0).max(1)
  })
  .transform(
    (body) => (now: number) =>
      sd3Order(body.prompt, '', body.cfg, body.steps, body.aspect_ratio, body.output_format, body.output_quality, now)
  )

/** Polling. */
export const pollBody = z.strictObject({ job_set_id: z.string().min(1).max(200) })

export const openAiModel = 'bytedance/stable-diffusion-xl-lightning'

/** The OpenAI-compatible images endpoint. */
export const imagesBody = z
  .strictObject({
    model: z.string().max(200),
    prompt,
    n: z.number().int().min(1).max(10).default(1),
    size: z
      .string()
      .regex(/^\d{2,4}x\d{2,4}$/, 'is not like 1024x1024')
      .default('1024x1024'),
    response_format: z.enum(['url', 'b64_json']).default('url')
  })
  .transform((body, context) => {
    const [width, height] = body.size.split('x').map(Number) as [number, number]
    if (!side.safeParse(width).success || !side.safeParse(height).success)
      context.addIssue({ code: 'custom', path: ['size'], message: 'has a side under 64 or over 2048 pixels' })
    return {
      model: body.model,
      inline: body.response_format === 'b64_json',
      order: (now: number): Order => ({
        request: {
          prompt: body.prompt,
          negativePrompt: '',
          seed: seedOf(undefined, body.prompt, now),
          steps: 4,
          guidance: 5,
          width,
          height,
          variant: 'images'
        },
        output: png,
        count: body.n
      })
    }
  })

/** ImagePipeline's SDXL. */
export const text2imageBody = z
  .strictObject({
    model_id: z.string().max(200).optional(),
    prompt,
    negative_prompt: text.default(''),
    num_inference_steps: z.number().int().min(1).max(100).default(30),
    strength: z.number().min(0).max(1).optional(),
    samples: z.number().int().min(1).max(4).default(1),
    guidance_scale: z.number().min(1).max(20).default(7.5),
    width: side.default(768),
    height: side.default(768),
    seed: wholeSeed.optional(),
    safety_checker: z.boolean().optional(),
    refiner: z.boolean().optional(),
    scheduler: z.string().max(100).optional()
  })
  .transform(
    (body) =>
      (now: number): Order => ({
        request: dimsRequest(
          { ...body, num_steps: body.num_inference_steps },
          body.negative_prompt,
          body.guidance_scale,
          `${body.model_id ?? ''}${body.scheduler ?? ''}`,
          now
        ),
        output: png,
        count: body.samples
      })
  )
