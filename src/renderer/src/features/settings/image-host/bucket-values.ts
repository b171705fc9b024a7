/** The values of the bucket's form, and their problems. Pure. */

import { isLoopback } from '../../../../../shared/addresses.ts'
import { type S3Settings, s3Schema } from '../../../../../shared/domain/image-host.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { checkBaseUrl } from '../base-url.ts'
import { type BucketServiceId, bucketService, regionOfEndpoint, serviceOfEndpoint } from './bucket-services.ts'

export interface BucketValues {
  service: BucketServiceId
  endpoint: string
  region: string
  bucket: string
  prefix: string
  accessKeyId: string
  pathStyle: boolean
  /** Empty: signed links. */
  publicBaseUrl: string
  /** As typed. */
  lifetime: number | string
  unit: LifetimeUnit
  deleteAfter: boolean
}

export type LifetimeUnit = 'minutes' | 'hours'

/** The fields that can be wrong, in the form's order. */
export const bucketFields = [
  'endpoint',
  'region',
  'bucket',
  'prefix',
  'accessKeyId',
  'publicBaseUrl',
  'linkLifetime'
] as const
export type BucketField = (typeof bucketFields)[number]
export type BucketProblems = Partial<Record<BucketField, string>>

export const secondsOf: Record<LifetimeUnit, number> = { minutes: 60, hours: 3600 }

/** The form for a stored bucket; if there is none, an empty form for R2. */
export function valuesOf(s3: S3Settings | null): BucketValues {
  if (s3 === null) {
    const { id, endpoint, region, pathStyle } = bucketService('r2')
    return {
      service: id,
      endpoint,
      region,
      bucket: '',
      prefix: 'palimpsest',
      accessKeyId: '',
      pathStyle,
      publicBaseUrl: '',
      lifetime: 60,
      unit: 'minutes',
      deleteAfter: true
    }
  }
  const { linkLifetime, publicBaseUrl, ...same } = s3
  const unit = linkLifetime % secondsOf.hours === 0 && linkLifetime > secondsOf.hours ? 'hours' : 'minutes'
  return {
    ...same,
    service: serviceOfEndpoint(s3.endpoint).id,
    publicBaseUrl: publicBaseUrl ?? '',
    lifetime: Math.round(linkLifetime / secondsOf[unit]),
    unit
  }
}

/**
 * The form after another service was chosen: an address that does not match that service is replaced by its pattern.
 */
export function withService(values: BucketValues, id: BucketServiceId): BucketValues {
  const service = bucketService(id)
  const own = serviceOfEndpoint(values.endpoint).id === id && !values.endpoint.includes('<')
  return {
    ...values,
    service: id,
    endpoint: own ? values.endpoint : service.endpoint,
    region: own ? values.region : service.region,
    pathStyle: service.pathStyle
  }
}

/** The form after the endpoint was typed: a region named in it is copied. */
export function withEndpoint(values: BucketValues, endpoint: string): BucketValues {
  const region = regionOfEndpoint(endpoint.trim())
  return region === null ? { ...values, endpoint } : { ...values, endpoint, region }
}

function addressProblem(text: string): string | null {
  const verdict = checkBaseUrl(text)
  return verdict.ok ? null : verdict.problem
}

function endpointProblem({ endpoint, bucket }: BucketValues): string | null {
  const text = endpoint.trim()
  if (text === '') return t('settings.bucketValues.enterEndpoint')
  const open = /<[^>]*>/.exec(text)?.[0]
  if (open) return t('settings.bucketValues.fillIn', { placeholder: open })
  const problem = addressProblem(text)
  if (problem !== null) return problem
  const last = new URL(text).pathname.split('/').findLast((part) => part !== '')
  return last !== undefined && last === bucket.trim()
    ? t('settings.bucketValues.endpointWithBucket', { bucket: last })
    : null
}

function hasNumericHost(endpoint: string): boolean {
  const host = URL.parse(endpoint.trim())?.hostname ?? ''
  return host.startsWith('[') || /^[\d.]+$/.test(host)
}

function bucketProblem({ bucket, endpoint, pathStyle }: BucketValues): string | null {
  const name = bucket.trim()
  if (name === '') return t('settings.bucketValues.enterBucket')
  if (!/^[\w.-]+$/.test(name) || /^\.+$/.test(name)) return t('settings.bucketValues.bucketCharacters')
  const inHost = !hasNumericHost(endpoint) && /^[a-z0-9][a-z0-9.-]*$/.test(name)
  return pathStyle || inHost ? null : t('settings.bucketValues.notAHostName')
}

const trimSlashes = (text: string): string => text.trim().replace(/^\/+|\/+$/g, '')

/** Messages for fields with rules of their own; null if valid or covered by s3Schema. */
const rules: Record<Exclude<BucketField, 'linkLifetime'>, (values: BucketValues) => string | null> = {
  endpoint: endpointProblem,
  region: ({ region }) => {
    if (region.trim() === '') return t('settings.bucketValues.enterRegion')
    return /^[\w-]+$/.test(region.trim()) ? null : t('settings.bucketValues.regionCharacters')
  },
  bucket: bucketProblem,
  prefix: () => null,
  accessKeyId: ({ accessKeyId }) => {
    if (accessKeyId.trim() === '') return t('settings.bucketValues.enterAccessKeyId')
    return /^[\x21-\x7e]+$/.test(accessKeyId.trim()) ? null : t('settings.bucketValues.accessKeyIdCharacters')
  },
  publicBaseUrl: ({ publicBaseUrl }) => (publicBaseUrl.trim() === '' ? null : addressProblem(publicBaseUrl))
}

/** The message if s3Schema refuses a field that passed the rules above. */
const limits: Record<BucketField, string> = {
  endpoint: t('settings.bucketValues.badAddress'),
  region: t('settings.bucketValues.regionTooLong'),
  bucket: t('settings.bucketValues.bucketTooLong'),
  prefix: t('settings.bucketValues.folderTooLong'),
  accessKeyId: t('settings.bucketValues.accessKeyIdTooLong'),
  publicBaseUrl: t('settings.bucketValues.badAddress'),
  linkLifetime: t('settings.bucketValues.linkLifetime')
}

const withoutEnd = (url: string): string => url.trim().replace(/\/+$/, '')

/** The form as it would be stored, or its problems by field. */
export function checkBucket(values: BucketValues): { s3: S3Settings } | { problems: BucketProblems } {
  const problems: BucketProblems = {}
  const parsed = s3Schema.safeParse({
    endpoint: withoutEnd(values.endpoint),
    region: values.region,
    bucket: values.bucket,
    prefix: trimSlashes(values.prefix),
    accessKeyId: values.accessKeyId,
    pathStyle: values.pathStyle,
    publicBaseUrl: values.publicBaseUrl.trim() === '' ? null : withoutEnd(values.publicBaseUrl),
    linkLifetime: typeof values.lifetime === 'number' ? values.lifetime * secondsOf[values.unit] : Number.NaN,
    deleteAfter: values.deleteAfter
  })
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path[0] as BucketField
    problems[field] = limits[field]
  }
  for (const [field, rule] of Object.entries(rules) as [keyof typeof rules, (typeof rules)[keyof typeof rules]][]) {
    const problem = rule(values)
    if (problem !== null) problems[field] = problem
  }
  return parsed.success && Object.keys(problems).length === 0 ? { s3: parsed.data } : { problems }
}

/** True when saving the form would change what is stored. */
export function isChanged(values: BucketValues, stored: S3Settings | null): boolean {
  const { service: _shown, ...typed } = values
  const { service: _known, ...kept } = valuesOf(stored)
  return Object.entries(kept).some(([name, value]) => typed[name as keyof typeof kept] !== value)
}

/** What the user should know about a bucket that can be stored but not used by a hosted service; null for nothing. */
export function reachWarning(values: BucketValues): string | null {
  const address = values.publicBaseUrl.trim() === '' ? values.endpoint : values.publicBaseUrl
  return isLoopback(address.trim()) ? t('settings.bucketValues.onlyThisMachine') : null
}
