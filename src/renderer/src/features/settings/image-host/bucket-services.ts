/** Common storage services, and what is particular to each. Pure. */
import { t } from '../../../../../shared/messages/t.ts'

export type BucketServiceId = 'r2' | 'aws' | 'b2' | 'other'

export interface BucketService {
  id: BucketServiceId
  label: string
  /** The form of its endpoints; parts in < > are the user's own. */
  endpoint: string
  /** Matches its endpoints; a group captures the region if the endpoint contains it. */
  pattern: RegExp
  region: string
  regionHelp: string
  pathStyle: boolean
  /** Where to create its keys. */
  keyHelp: string
}

export const bucketServices: readonly BucketService[] = [
  {
    id: 'r2',
    label: t('settings.bucketServices.cloudflareR2'),
    endpoint: 'https://<account id>.r2.cloudflarestorage.com',
    pattern: /\.r2\.cloudflarestorage\.com$/,
    region: 'auto',
    regionHelp: t('settings.bucketServices.r2Region'),
    pathStyle: true,
    keyHelp: t('settings.bucketServices.r2Key')
  },
  {
    id: 'aws',
    label: t('settings.bucketServices.awsS3'),
    endpoint: 'https://s3.<region>.amazonaws.com',
    pattern: /^s3[.-]([a-z0-9-]+)\.amazonaws\.com$/,
    region: '',
    regionHelp: t('settings.bucketServices.awsRegion'),
    pathStyle: false,
    keyHelp: t('settings.bucketServices.awsKey')
  },
  {
    id: 'b2',
    label: t('settings.bucketServices.backblazeB2'),
    endpoint: 'https://s3.<region>.backblazeb2.com',
    pattern: /^s3\.([a-z0-9-]+)\.backblazeb2\.com$/,
    region: '',
    regionHelp: t('settings.bucketServices.backblazeRegion'),
    pathStyle: true,
    keyHelp: t('settings.bucketServices.backblazeKey')
  },
  {
    id: 'other',
    label: t('settings.bucketServices.minioOrAnother'),
    endpoint: '',
    pattern: /(?!)/,
    region: 'us-east-1',
    regionHelp: t('settings.bucketServices.otherRegion'),
    pathStyle: true,
    keyHelp: t('settings.bucketServices.otherKey')
  }
]

/** The service with this id; the last one for any other. */
export function bucketService(id: BucketServiceId): BucketService {
  return bucketServices.find((service) => service.id === id) ?? bucketServices.at(-1)!
}

function hostOf(endpoint: string): string {
  try {
    return new URL(endpoint).hostname
  } catch {
    return ''
  }
}

/** The service that an endpoint belongs to. */
export function serviceOfEndpoint(endpoint: string): BucketService {
  const host = hostOf(endpoint)
  return bucketServices.find(({ pattern }) => pattern.test(host)) ?? bucketService('other')
}

/** The region in an endpoint; null if there is none. */
export function regionOfEndpoint(endpoint: string): string | null {
  const host = hostOf(endpoint)
  return serviceOfEndpoint(endpoint).pattern.exec(host)?.[1] ?? null
}
