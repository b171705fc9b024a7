/** Where a service can fetch a picture and its mask from. */
import { z } from 'zod'
import { idSchema } from './ids.ts'

/**
 * An S3-compatible bucket (Cloudflare R2, AWS S3, Backblaze B2, MinIO, Swift). The secret access key is in the key
 * store, never here.
 */
export const s3Schema = z.strictObject({
  /** Without the bucket: "https://<account>.r2.cloudflarestorage.com". http only for this machine. */
  endpoint: z.url({ protocol: /^https?$/ }).max(2048),
  /** "auto" on R2. */
  region: z.string().trim().min(1).max(64).default('auto'),
  bucket: z.string().trim().min(1).max(255),
  /** Folder inside the bucket, without leading or trailing slashes; may be empty. */
  prefix: z.string().trim().max(500).default('palimpsest'),
  accessKeyId: z.string().trim().min(1).max(256),
  /** True: endpoint/bucket/key; false: bucket.endpoint/key. */
  pathStyle: z.boolean().default(true),
  /** Where the bucket's files can be read without a signature; null: a temporarily signed link is used. */
  publicBaseUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .nullable()
    .default(null),
  /** How long a signed link works, seconds; S3 allows a week at most. */
  linkLifetime: z.number().int().min(60).max(604_800).default(3600),
  /** Uploads are deleted when their job ends. */
  deleteAfter: z.boolean().default(true)
})
export type S3Settings = z.infer<typeof s3Schema>

/**
 * none: not set up. link: the user publishes the files and enters the links. inline: as data: URLs inside the request
 * (experimental).
 */
export const hostKinds = ['none', 's3', 'link', 'inline'] as const
export type HostKind = (typeof hostKinds)[number]

export const imageHostSettingsSchema = z.strictObject({
  use: z.enum(hostKinds).default('none'),
  s3: s3Schema.nullable().default(null)
})
export type ImageHostSettings = z.infer<typeof imageHostSettingsSchema>

/** The id under which the key store keeps the bucket's secret access key. */
export const s3SecretId = 'image-host.s3'

/** One step of "Test this bucket". */
export const hostTestStepSchema = z.strictObject({
  step: z.enum(['put', 'get', 'delete']),
  outcome: z.enum(['ok', 'failed', 'skipped']),
  /** Plain words: what happened and, if it failed, what to change. */
  message: z.string(),
  ms: z.number()
})
export type HostTestStep = z.infer<typeof hostTestStepSchema>

/** One line in the log of what was sent to which host and when. */
export const transferSchema = z.strictObject({
  id: idSchema,
  at: z.number(),
  /** "bucket “studio” on account.r2.cloudflarestorage.com". */
  host: z.string().max(500),
  action: z.enum(['upload', 'delete', 'check', 'link', 'inline']),
  what: z.enum(['picture', 'mask', 'test']),
  /** Address without its query or any secret; empty for inline. */
  address: z.string().max(4096),
  bytes: z.number().int().nonnegative(),
  ok: z.boolean(),
  /** Why it failed, or null. */
  problem: z.string().max(2000).nullable(),
  jobId: idSchema.nullable()
})
export type Transfer = z.infer<typeof transferSchema>
