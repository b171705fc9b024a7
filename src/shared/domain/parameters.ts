/**
 * What a picture is made from, in the field's standard terms. Every operation uses some of these names; the wire names
 * are up to the providers.
 */
import { z } from 'zod'

const finite = z.number().refine(Number.isFinite)

export const parametersSchema = z.strictObject({
  prompt: z.string().max(100_000),
  negativePrompt: z.string().max(100_000).optional(),
  /** Pixels. */
  width: z.number().int().min(1).max(16_384).optional(),
  /** Pixels. */
  height: z.number().int().min(1).max(16_384).optional(),
  steps: z.number().int().min(1).max(10_000).optional(),
  /** Guidance scale (CFG). */
  guidance: finite.optional(),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  /** "3:2" and similar, for a model that takes no pixels. */
  aspectRatio: z.string().max(16).optional(),
  outputFormat: z.string().max(8).optional(),
  /** 0 to 100. */
  outputQuality: finite.optional(),
  /** 0 to 1. */
  promptStrength: finite.optional(),
  /** Denoising strength, 0 to 1. */
  strength: finite.optional(),
  /** Pictures in one request. */
  samples: z.number().int().min(1).max(16).optional(),
  /** The service's own name for a model, if it takes one. */
  modelId: z.string().max(200).optional(),
  scheduler: z.string().max(100).optional(),
  refiner: z.boolean().optional(),
  safetyChecker: z.boolean().optional(),
  /** "url" or "b64_json": how the picture is returned. */
  responseFormat: z.string().max(16).optional()
})

export type Parameters = z.infer<typeof parametersSchema>

/** Some of them: what a preset sets, or what was last in a form. An omitted prompt is absent. */
export const someParametersSchema = parametersSchema.extend({ prompt: parametersSchema.shape.prompt.exactOptional() })
export type ParameterName = keyof Parameters

/** Names of the parameters whose values are of this type. */
export type ParameterOfType<V> = {
  [K in ParameterName]-?: NonNullable<Parameters[K]> extends V ? K : never
}[ParameterName]

/** Seeds are drawn from 0 to 2^32 - 1, the range used by every Stable Diffusion front end. */
export const maxSeed = 4_294_967_295
