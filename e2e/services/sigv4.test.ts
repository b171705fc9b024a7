import { describe, expect, it } from 'vitest'
import { type SignedRequest, type Verifier, verify } from './sigv4.ts'

/**
 * The examples of the S3 API reference, "Signature Calculations for the Authorization Header" and "Using Query
 * Parameters".
 */
const verifier: Verifier = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  now: Date.UTC(2013, 4, 24, 0, 0, 5)
}
const host = 'examplebucket.s3.amazonaws.com'
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const noBody = new Uint8Array()
const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'
const authorization = (signed: string, signature: string): string =>
  `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signed},Signature=${signature}`
const plain = 'host;x-amz-content-sha256;x-amz-date'
const dated = { host, 'x-amz-content-sha256': emptyHash, 'x-amz-date': '20130524T000000Z' }

const getObject: SignedRequest = {
  method: 'GET',
  target: '/test.txt',
  headers: {
    ...dated,
    range: 'bytes=0-9',
    authorization: authorization(
      'host;range;x-amz-content-sha256;x-amz-date',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'
    )
  },
  body: noBody
}
const putObject: SignedRequest = {
  method: 'PUT',
  target: '/test%24file.text',
  headers: {
    host,
    date: 'Fri, 24 May 2013 00:00:00 GMT',
    'x-amz-date': '20130524T000000Z',
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    authorization: authorization(
      'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd'
    )
  },
  body: Buffer.from('Welcome to Amazon S3.')
}
const lifecycle: SignedRequest = {
  method: 'GET',
  target: '/?lifecycle',
  headers: {
    ...dated,
    authorization: authorization(plain, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543')
  },
  body: noBody
}
const list: SignedRequest = {
  method: 'GET',
  target: '/?max-keys=2&prefix=J',
  headers: {
    ...dated,
    authorization: authorization(plain, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7')
  },
  body: noBody
}
const presigned: SignedRequest = {
  method: 'GET',
  target:
    `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(credential)}` +
    '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
    '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  headers: { host },
  body: noBody
}
const codeOf = (request: SignedRequest, by: Partial<Verifier> = {}): string | undefined =>
  verify(request, { ...verifier, ...by })?.code
const withHeaders = (request: SignedRequest, headers: Record<string, string | undefined>): SignedRequest => ({
  ...request,
  headers: { ...request.headers, ...headers }
})

describe('the examples that AWS has published', () => {
  it.each([
    ['GET Object', getObject],
    ['PUT Object', putObject],
    ['GET Bucket lifecycle', lifecycle],
    ['GET Bucket (List Objects)', list],
    ['a presigned GET', presigned]
  ])('%s is right', (_name, request) => {
    expect(verify(request, verifier)).toBeNull()
  })

  it('and so they are with the query in a different order', () => {
    expect(verify({ ...list, target: '/?prefix=J&max-keys=2' }, verifier)).toBeNull()
  })
})

/** Every variant of a text with one bit of one character flipped that is still text of a request line or a header. */
function flipped(text: string): string[] {
  return text.split('').flatMap((letter, at) =>
    [1, 2, 4, 8, 16, 32, 64]
      .map((bit) => String.fromCharCode(letter.charCodeAt(0) ^ bit))
      .filter((other) => /[\x21-\x7e]/.test(other))
      .map((other) => text.slice(0, at) + other + text.slice(at + 1))
  )
}

describe('one flipped bit is refused', () => {
  it('in the secret', () => {
    for (const secret of flipped(verifier.secret))
      expect([codeOf(getObject, { secret }), codeOf(presigned, { secret })]).toEqual(
        Array(2).fill('SignatureDoesNotMatch')
      )
  })

  it.each([
    ['GET Object', getObject],
    ['PUT Object', putObject],
    ['a presigned GET', presigned]
  ])('in the path and query of %s', (_name, request) => {
    const variants = flipped(request.target)
    expect(variants.length).toBeGreaterThan(40)
    for (const target of variants) {
      // %6F and %6f, or %24 and $, are the same path, spelled differently.
      const same = target.split('?').map(decoded).join('?') === request.target.split('?').map(decoded).join('?')
      expect([target, verify({ ...request, target }, verifier) === null]).toEqual([target, same])
    }
  })

  it.each([
    ['GET Object', getObject],
    ['PUT Object', putObject]
  ])('in every header of %s', (_name, request) => {
    for (const [name, value] of Object.entries(request.headers)) {
      for (const other of flipped(value ?? ''))
        expect([name, other, verify(withHeaders(request, { [name]: other }), verifier) === null]).toEqual([
          name,
          other,
          false
        ])
    }
  })

  it('in the host of a presigned GET', () => {
    for (const other of flipped(host))
      expect(codeOf(withHeaders(presigned, { host: other }))).toBe('SignatureDoesNotMatch')
  })

  it('in the body', () => {
    for (let at = 0; at < putObject.body.length; at += 1) {
      const body = Uint8Array.from(putObject.body)
      body[at]! ^= 1
      expect(codeOf({ ...putObject, body })).toBe('XAmzContentSHA256Mismatch')
    }
  })
})

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

describe("what else is refused, by S3's name for it", () => {
  const later = (seconds: number): number => Date.UTC(2013, 4, 24) + seconds * 1000

  it.each<[string, SignedRequest, Partial<Verifier>, string]>([
    ['no signature at all', withHeaders(getObject, { authorization: undefined }), {}, 'AccessDenied'],
    ['two signatures', { ...presigned, headers: getObject.headers }, {}, 'InvalidArgument'],
    ['another access key', getObject, { accessKeyId: 'AKIAANOTHER' }, 'InvalidAccessKeyId'],
    ['another region', getObject, { region: 'eu-central-1' }, 'AuthorizationHeaderMalformed'],
    ['another region in a link', presigned, { region: 'eu-central-1' }, 'AuthorizationQueryParametersError'],
    ['a clock 16 minutes behind', getObject, { now: later(960) }, 'RequestTimeTooSkewed'],
    ['a clock 16 minutes ahead', getObject, { now: later(-960) }, 'RequestTimeTooSkewed'],
    ['a link that has expired', presigned, { now: later(86_401) }, 'AccessDenied'],
    ['a link of the future', presigned, { now: later(-960) }, 'AccessDenied'],
    ['HEAD by a link for GET', { ...presigned, method: 'HEAD' }, {}, 'SignatureDoesNotMatch'],
    ['no date', withHeaders(getObject, { 'x-amz-date': undefined }), {}, 'AccessDenied'],
    ['no hash of the body', withHeaders(getObject, { 'x-amz-content-sha256': undefined }), {}, 'InvalidRequest'],
    [
      'a body whose hash is not told',
      withHeaders(putObject, { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }),
      {},
      'XAmzContentSHA256Mismatch'
    ],
    [
      'an x-amz header beside the signed ones',
      withHeaders(getObject, { 'x-amz-acl': 'public-read' }),
      {},
      'AccessDenied'
    ],
    [
      'a content type beside the signed headers',
      withHeaders(putObject, { 'content-type': 'image/png' }),
      {},
      'AccessDenied'
    ],
    ['a parameter more', { ...presigned, target: `${presigned.target}&x-id=GetObject` }, {}, 'SignatureDoesNotMatch'],
    [
      'a parameter twice',
      { ...presigned, target: `${presigned.target}&X-Amz-Expires=604800` },
      {},
      'AuthorizationQueryParametersError'
    ],
    [
      'more than a week',
      { ...presigned, target: presigned.target.replace('86400', '604801') },
      {},
      'AuthorizationQueryParametersError'
    ],
    ['a path that is not UTF-8', { ...getObject, target: '/%ff' }, {}, 'InvalidURI']
  ])('%s', (_what, request, by, code) => {
    expect(codeOf(request, by)).toBe(code)
  })

  it('names the region it wants', () => {
    expect(verify(getObject, { ...verifier, region: 'eu-central-1' })).toMatchObject({
      status: 400,
      region: 'eu-central-1'
    })
  })
})
