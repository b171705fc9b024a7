import { describe, expect, it } from 'vitest'
import { s3Schema } from '../../../../../shared/domain/image-host.ts'
import { bucketServices, regionOfEndpoint, serviceOfEndpoint } from './bucket-services.ts'
import {
  type BucketValues,
  checkBucket,
  isChanged,
  reachWarning,
  valuesOf,
  withEndpoint,
  withService
} from './bucket-values.ts'
import { transferSize, transferTitle } from './transfer-words.ts'

const filled: BucketValues = {
  ...valuesOf(null),
  endpoint: 'https://abc.r2.cloudflarestorage.com',
  bucket: 'studio',
  accessKeyId: 'AKIA1'
}

function problemsOf(change: Partial<BucketValues>): Record<string, string> {
  const verdict = checkBucket({ ...filled, ...change })
  return 'problems' in verdict ? verdict.problems : {}
}

describe('a service', () => {
  it('is recognized by its endpoint, and so is the region', () => {
    expect(serviceOfEndpoint('https://abc.r2.cloudflarestorage.com').id).toBe('r2')
    expect(serviceOfEndpoint('https://s3.eu-central-1.amazonaws.com').id).toBe('aws')
    expect(serviceOfEndpoint('https://s3.us-west-004.backblazeb2.com').id).toBe('b2')
    expect(serviceOfEndpoint('http://127.0.0.1:9000').id).toBe('other')
    expect(serviceOfEndpoint('no address').id).toBe('other')
    expect(regionOfEndpoint('https://s3.eu-central-1.amazonaws.com')).toBe('eu-central-1')
    expect(regionOfEndpoint('https://s3.us-west-004.backblazeb2.com')).toBe('us-west-004')
    expect(regionOfEndpoint('https://abc.r2.cloudflarestorage.com')).toBeNull()
  })

  it('that is chosen fills in its defaults, and keeps an endpoint that fits', () => {
    const aws = withService(filled, 'aws')
    expect(aws).toMatchObject({
      endpoint: 'https://s3.<region>.amazonaws.com',
      region: '',
      pathStyle: false,
      bucket: 'studio'
    })
    expect(withEndpoint(aws, 'https://s3.eu-west-3.amazonaws.com').region).toBe('eu-west-3')
    expect(withService(filled, 'r2').endpoint).toBe(filled.endpoint)
    expect(withService(filled, 'other')).toMatchObject({ endpoint: '', region: 'us-east-1', pathStyle: true })
  })

  it.each(bucketServices.map((service) => [service.id, service.endpoint] as const))(
    '%s: its pattern alone is not accepted as an address',
    (id) => {
      expect(problemsOf(withService({ ...filled, endpoint: '' }, id))).toHaveProperty('endpoint')
    }
  )
})

describe('a line of the log', () => {
  it('never reports a failure as a success', () => {
    expect(transferTitle({ what: 'picture', action: 'upload', ok: true })).toBe('Picture uploaded')
    expect(transferTitle({ what: 'test', action: 'delete', ok: false })).toBe('Test file not deleted')
    expect([transferSize({ bytes: 0 }), transferSize({ bytes: 1_900_000 })]).toEqual(['–', '1.9 MB'])
  })
})

describe('a bucket', () => {
  it('that is valid is stored in one normalized form', () => {
    const verdict = checkBucket({
      ...filled,
      endpoint: ' https://abc.r2.cloudflarestorage.com/ ',
      prefix: '/a/b/',
      publicBaseUrl: 'https://pub.example/ '
    })
    expect(verdict).toEqual({
      s3: {
        endpoint: 'https://abc.r2.cloudflarestorage.com',
        region: 'auto',
        bucket: 'studio',
        prefix: 'a/b',
        accessKeyId: 'AKIA1',
        pathStyle: true,
        publicBaseUrl: 'https://pub.example',
        linkLifetime: 3600,
        deleteAfter: true
      }
    })
  })

  it.each([
    ['endpoint', { endpoint: '' }, 'Enter the address'],
    ['endpoint', { endpoint: 'https://<account id>.r2.cloudflarestorage.com' }, 'Replace <account id>'],
    ['endpoint', { endpoint: 'http://minio.example' }, 'https://'],
    ['endpoint', { endpoint: 'https://abc.r2.cloudflarestorage.com/studio' }, 'Remove /studio'],
    ['endpoint', { endpoint: 'https://me:secret@minio.example' }, 'user name'],
    ['endpoint', { endpoint: 'https://minio.example/?x=1' }, '? or #'],
    ['region', { region: ' ' }, 'Enter the region'],
    ['region', { region: 'x'.repeat(65) }, 'at most 64'],
    ['bucket', { bucket: '' }, 'bucket name'],
    ['bucket', { bucket: 'a/b' }, 'Enter the name only'],
    ['bucket', { bucket: 'Studio_1', pathStyle: false }, 'Turn on “Bucket name in the path”'],
    ['bucket', { endpoint: 'http://127.0.0.1:9000', pathStyle: false }, 'Turn on “Bucket name in the path”'],
    ['region', { region: 'eu central' }, 'letters, digits and hyphens'],
    ['prefix', { prefix: 'x'.repeat(501) }, 'at most 500'],
    ['accessKeyId', { accessKeyId: '' }, 'access key ID'],
    ['accessKeyId', { accessKeyId: 'AK IA' }, 'no spaces'],
    ['publicBaseUrl', { publicBaseUrl: 'ftp://x.example' }, 'https://'],
    ['publicBaseUrl', { publicBaseUrl: 'http://x.example' }, 'https://'],
    ['linkLifetime', { lifetime: 0 }, '1 minute to 7 days'],
    ['linkLifetime', { lifetime: '' }, '1 minute to 7 days'],
    ['linkLifetime', { lifetime: 169, unit: 'hours' }, '1 minute to 7 days']
  ] as const)('with an invalid %s is refused with a message: %j', (field, change, words) => {
    const problems = problemsOf(change)
    expect(Object.keys(problems)).toEqual([field])
    expect(problems[field]).toContain(words)
  })

  it('may be plain http on this machine, which no service can reach', () => {
    const local = { ...filled, endpoint: 'http://127.0.0.1:9000' }
    expect(checkBucket(local)).toHaveProperty('s3')
    expect(reachWarning(local)).toContain('Only this machine')
    expect(reachWarning({ ...local, publicBaseUrl: 'https://pub.example' })).toBeNull()
    expect(reachWarning(filled)).toBeNull()
  })

  it.each([60, 900, 3600, 5400, 7200, 604_800])(
    'is shown in the form as it was stored, with links of %i s',
    (linkLifetime) => {
      const s3 = s3Schema.parse({
        endpoint: 'https://s3.eu-west-3.amazonaws.com',
        region: 'eu-west-3',
        bucket: 'b',
        accessKeyId: 'k',
        linkLifetime
      })
      expect(checkBucket(valuesOf(s3))).toEqual({ s3 })
      expect(isChanged(valuesOf(s3), s3)).toBe(false)
      expect(isChanged({ ...valuesOf(s3), deleteAfter: false }, s3)).toBe(true)
    }
  )

  it('that is only viewed under another service’s name has not changed', () => {
    expect(isChanged({ ...filled, service: 'other' }, s3Schema.parse((checkBucket(filled) as { s3: object }).s3))).toBe(
      false
    )
  })
})
