import { z } from 'zod'

/**
 * rate-limited  the service, or the server that holds a picture, has had too many requests
 * down          the service answers that it is not available (503)
 * unreachable   nothing answers at its address, or no secure connection can be made
 * offline       this machine has no network, or no name is resolved
 */
export const pauseReasons = ['rate-limited', 'down', 'unreachable', 'offline'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** A service that is left alone for a while, with everything in line for it. */
export const pauseSchema = z.strictObject({
  /** The provider's id, or "host:" and the name of a server that holds pictures. */
  id: z.string().max(300),
  /** Its display name. */
  label: z.string().max(300),
  reason: z.enum(pauseReasons),
  /** The service itself said until when; otherwise it is tried again then. */
  asked: z.boolean(),
  /** Epoch milliseconds. */
  until: z.number(),
  /** HTTP status of the answer that began it; null if there was no answer. */
  status: z.number().int().nullable().default(null),
  /** Consecutive requests that it has refused. */
  refusals: z.number().int().min(1).default(1),
  /** The pause is over, and one request is in flight as a probe. */
  trying: z.boolean()
})

export type Pause = z.infer<typeof pauseSchema>
