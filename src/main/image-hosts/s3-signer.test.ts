import { describe, expect, it } from 'vitest'
import { verify } from '../../../e2e/services/sigv4.ts'
import { createS3Signer } from './s3-signer.ts'

/** From the examples in AWS's S3 API reference. */
const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const region = 'us-east-1'
const now = Date.UTC(2013, 4, 24)
const signer = createS3Signer({ accessKeyId, region }, secret, { now: () => now })
const host = 'examplebucket.s3.amazonaws.com'

describe('signing', () => {
  it('reproduces AWS’s own presigned example', async () => {
    const link = new URL(await signer.link(`https://${host}/test.txt`, 86_400))
    expect(Object.fromEntries(link.searchParams)).toEqual({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
      'X-Amz-Date': '20130524T000000Z',
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'
    })
  })

  it.each(['/test%24file.text', '/a%20b/%2B%2F%25/%E6%97%A5.png', '/%21%27%28%29%2A~-._'])(
    'signs a request to %s in a host-name bucket as S3 verifies it',
    async (target) => {
      const body = Buffer.from('Welcome to Amazon S3.')
      const headers = await signer.headers('PUT', `https://${host}${target}`, { bytes: body, mime: 'text/plain' })
      expect(headers['authorization']).toContain('SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date,')
      expect(headers['x-amz-content-sha256']).toBe('44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072')
      const verifier = { accessKeyId, secret, region, now }
      expect(verify({ method: 'PUT', target, headers: { ...headers, host }, body }, verifier)).toBeNull()
      const link = new URL(await signer.link(`https://${host}${target}`, 60))
      expect(link.pathname).toBe(target)
      expect(
        verify(
          { method: 'GET', target: link.pathname + link.search, headers: { host }, body: new Uint8Array() },
          verifier
        )
      ).toBeNull()
    }
  )
})
