/** The storage services that people have a bucket at, and what is particular to each. Pure. */

export type BucketServiceId = 'r2' | 'aws' | 'b2' | 'other'

export interface BucketService {
  id: BucketServiceId
  label: string
  /** Its endpoints' form; what stands in < > is the user's own. */
  endpoint: string
  /** Recognises its endpoints; a group holds the region where the endpoint names it. */
  pattern: RegExp
  region: string
  regionHelp: string
  pathStyle: boolean
  /** Where its keys are made. */
  keyHelp: string
}

export const bucketServices: readonly BucketService[] = [
  {
    id: 'r2',
    label: 'Cloudflare R2',
    endpoint: 'https://<account id>.r2.cloudflarestorage.com',
    pattern: /\.r2\.cloudflarestorage\.com$/,
    region: 'auto',
    regionHelp: 'Always “auto” on R2.',
    pathStyle: true,
    keyHelp: 'In the dashboard: R2, Manage API tokens, a token that may read and write this bucket’s objects.'
  },
  {
    id: 'aws',
    label: 'AWS S3',
    endpoint: 'https://s3.<region>.amazonaws.com',
    pattern: /^s3[.-]([a-z0-9-]+)\.amazonaws\.com$/,
    region: '',
    regionHelp: 'The bucket’s own, such as eu-central-1.',
    pathStyle: false,
    keyHelp: 'In the console: IAM, a user of its own for this app, Access keys.'
  },
  {
    id: 'b2',
    label: 'Backblaze B2',
    endpoint: 'https://s3.<region>.backblazeb2.com',
    pattern: /^s3\.([a-z0-9-]+)\.backblazeb2\.com$/,
    region: '',
    regionHelp: 'The second part of the endpoint, such as us-west-004.',
    pathStyle: true,
    keyHelp: 'In the account: Application keys. The keyID is the access key id, the applicationKey is the secret.'
  },
  {
    id: 'other',
    label: 'MinIO or another',
    endpoint: '',
    pattern: /(?!)/,
    region: 'us-east-1',
    regionHelp: 'us-east-1 where the service has no regions.',
    pathStyle: true,
    keyHelp: 'The service tells both when an access key is made.'
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

/** The region that an endpoint names; null where it names none. */
export function regionOfEndpoint(endpoint: string): string | null {
  const host = hostOf(endpoint)
  return serviceOfEndpoint(endpoint).pattern.exec(host)?.[1] ?? null
}
