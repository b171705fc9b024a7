import { z } from 'zod'
import { wireErrorSchema } from '../errors.ts'
import { idSchema } from './ids.ts'
import { inpaintSchema } from './inpaint.ts'
import { momentSchema } from './moment.ts'
import { parametersSchema } from './parameters.ts'

/** A picture or mask that a service fetches: one from this machine, or an existing link. */
const linkSchema = z.strictObject({ kind: z.literal('link'), url: z.url({ protocol: /^https?$/ }).max(4096) })

export const jobRequestSchema = z.strictObject({
  operationId: z.string().max(100),
  parameters: parametersSchema,
  /** The picture to change (inpainting). */
  source: z
    .discriminatedUnion('kind', [z.strictObject({ kind: z.literal('picture'), pictureId: idSchema }), linkSchema])
    .optional(),
  /** The mask, white where it is to be repainted. */
  mask: z
    .discriminatedUnion('kind', [z.strictObject({ kind: z.literal('mask'), maskId: idSchema }), linkSchema])
    .optional(),
  /**
   * From the studio: which part of the source is sent, at which size, and how the answer is stitched back. Source and
   * mask are then a picture and a mask from the library, and width and height of the parameters are `inpaint.sent`.
   */
  inpaint: inpaintSchema.optional(),
  /** The picture whose recipe was reused, for its lineage. It stays on this machine: no service is told. */
  derivedFromPictureId: idSchema.optional(),
  /** From the studio, if the user has published the files: links to exactly what would be uploaded. */
  links: z.strictObject({ picture: linkSchema.shape.url, mask: linkSchema.shape.url }).optional()
})

export type JobRequest = z.infer<typeof jobRequestSchema>

/**
 * queued       on disk, nothing has left the machine
 * waiting      not before `waitUntil` (rate limit), then sent
 * sending      the request is on its way or its answer awaited; cut off here, the job becomes `uncertain`
 * polling      the service has the job; `handle` is stored
 * downloading  the service's answer is stored in `results`; pictures are being fetched
 * done, failed, cancelled   ended
 * uncertain    may have been charged; waits for the user
 */
export const jobStates = [
  'queued',
  'waiting',
  'sending',
  'polling',
  'downloading',
  'done',
  'failed',
  'cancelled',
  'uncertain'
] as const

export const jobSchema = z.strictObject({
  id: idSchema,
  /** Jobs made by one click on Generate. */
  batchId: idSchema,
  request: jobRequestSchema,
  state: z.enum(jobStates),
  /** Epoch milliseconds, here and below. */
  createdAt: momentSchema,
  startedAt: momentSchema.nullable(),
  finishedAt: momentSchema.nullable(),
  waitUntil: momentSchema.nullable(),
  /** How often the request was sent, each time by the user's choice or when it is known not to be charged. */
  attempts: z.number().int(),
  polls: z.number().int(),
  /** The service's own id for a job to poll. */
  handle: z.string().nullable(),
  /** The service has answered and its answer is stored: the pictures can be fetched again without a new request. */
  answered: z.boolean().default(false),
  /**
   * Where pictures are held that the library's disk has not taken: "profile", safe beside the settings, or "memory",
   * lost with the app. Null if nothing is held. Not part of a job's stored data.
   */
  held: z.enum(['profile', 'memory']).nullable().default(null),
  error: wireErrorSchema.nullable(),
  /** What the user should know although it worked. */
  warnings: z.array(z.string()),
  pictureIds: z.array(idSchema),
  /** Number of pictures that one request is expected to return. */
  expected: z.number().int(),
  /** What is happening now in plain words: "waiting for the service", "downloading 2 of 4". */
  progress: z.string().nullable(),
  /** 0 to 1 while it is known. */
  fraction: z.number().nullable()
})

export type Job = z.infer<typeof jobSchema>
export type JobState = Job['state']

/**
 * The service itself says that the job has ended: it has nothing more for this number. A poll's transient faults end no
 * job.
 */
const over = new Set<string | undefined>(['provider-failed', 'refused', 'bad-response'])

/**
 * Whether its pictures can still be fetched without a new request: they are held, or the service has its answer, or the
 * job under a number that it can be asked by.
 */
export function canBeFetched(job: Pick<Job, 'answered' | 'error' | 'handle' | 'held' | 'state'>): boolean {
  if (job.state === 'done') return false
  if (job.held !== null) return true
  const code = job.error?.code
  if (job.answered) return code !== 'not-found' || job.handle !== null
  return job.handle !== null && !over.has(code)
}

const endedStates: readonly JobState[] = ['done', 'failed', 'cancelled', 'uncertain']

/** True if nothing more happens with the job automatically. */
export function hasEnded(job: Pick<Job, 'state'>): boolean {
  return endedStates.includes(job.state)
}
