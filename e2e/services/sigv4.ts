/**
 * AWS Signature Version 4 from S3's side, written from AWS's own description ("Authenticating Requests", S3 API
 * reference), sharing no code with the client. Where S3 is lenient this is not: every x-amz header and the content type
 * must be signed, and a signed request must carry the hash of its body.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export interface SignedRequest {
  method: string
  /** As in the request line: path and query, encoded. */
  target: string
  /** Lower case names. */
  headers: Readonly<Record<string, string | undefined>>
  body: Uint8Array
}

export interface Verifier {
  accessKeyId: string
  secret: string
  region: string
  /** Epoch milliseconds. */
  now: number
}

/** S3's answer to a request that it refuses. */
export interface S3Refusal {
  status: number
  code: string
  message: string
  /** The region that would have been correct. */
  region?: string
}

interface Scope {
  accessKeyId: string
  date: string
  region: string
  service: string
  end: string
}

interface Claim {
  scope: Scope
  signedHeaders: string[]
  signature: string
  /** As sent: 20130524T000000Z. */
  at: string
  payload: string
  /** The query without the signature. */
  query: [string, string][]
}

const skewMs = 15 * 60_000
const longestLink = 604_800
const refuse = (status: number, code: string, message: string, region?: string): S3Refusal => ({
  status,
  code,
  message,
  ...(region === undefined ? {} : { region })
})
const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')
const hmac = (key: Uint8Array | string, data: string): Buffer => createHmac('sha256', key).update(data).digest()
const isRefusal = (value: Claim | S3Refusal): value is S3Refusal => 'code' in value

/** Everything but A-Z a-z 0-9 - _ . ~ as %XY, byte by byte. */
function encode(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) =>
      /[\w.~-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    )
    .join('')
}

/** @returns null for text that is not encoded as UTF-8 */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

export function pathOf(target: string): string {
  return target.split('?', 1)[0]!
}

/** Names and values, decoded, in the order they were sent. @returns null when one cannot be decoded */
export function queryOf(target: string): [string, string][] | null {
  const at = target.indexOf('?')
  const pairs = at === -1 || at === target.length - 1 ? [] : target.slice(at + 1).split('&')
  const query: [string, string][] = []
  for (const pair of pairs) {
    const [name = '', ...value] = pair.split('=').map(decode)
    if (name === null || value.includes(null)) return null
    query.push([name, value.join('=')])
  }
  return query
}

/**
 * Checks the sender, and that nothing was changed on the way.
 * @returns null when the request is signed as it must be
 */
export function verify(request: SignedRequest, verifier: Verifier): S3Refusal | null {
  const query = queryOf(request.target)
  const path = decode(pathOf(request.target))
  if (query === null || path === null) return refuse(400, 'InvalidURI', "Couldn't parse the specified URI.")
  const inQuery = query.some(([name]) => name === 'X-Amz-Algorithm' || name === 'X-Amz-Signature')
  const inHeader = request.headers['authorization'] !== undefined
  if (inQuery && inHeader) return refuse(400, 'InvalidArgument', 'Only one auth mechanism allowed')
  if (!inQuery && !inHeader) return refuse(403, 'AccessDenied', 'Access Denied')
  const claim = inQuery ? claimInQuery(query, verifier) : claimInHeader(request, query, verifier)
  if (isRefusal(claim)) return claim
  return unsigned(request, claim) ?? mismatch(request, path, claim, verifier)
}

function claimInHeader(request: SignedRequest, query: [string, string][], verifier: Verifier): Claim | S3Refusal {
  const malformed = (message: string, region?: string): S3Refusal =>
    refuse(400, 'AuthorizationHeaderMalformed', message, region)
  const [, credential = '', headers = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^\s,]+), ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers['authorization'] ?? ''
    ) ?? []
  const scope = scopeOf(credential)
  if (scope === null) return malformed('The authorization header is malformed.')
  const stranger = strangerIn(scope, verifier, malformed)
  if (stranger !== null) return stranger
  const at = request.headers['x-amz-date'] ?? ''
  const time = timeOf(at)
  if (time === null) return refuse(403, 'AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header')
  if (!at.startsWith(scope.date)) return malformed('Invalid credential date.')
  if (Math.abs(time - verifier.now) > skewMs)
    return refuse(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.'
    )
  const payload = request.headers['x-amz-content-sha256']
  if (payload === undefined)
    return refuse(400, 'InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')
  if (payload !== sha256(request.body))
    return refuse(
      400,
      'XAmzContentSHA256Mismatch',
      'The provided x-amz-content-sha256 header does not match what was computed.'
    )
  return { scope, signedHeaders: headers.split(';'), signature, at, payload, query }
}

function claimInQuery(query: [string, string][], verifier: Verifier): Claim | S3Refusal {
  const wrong = (message: string, region?: string): S3Refusal =>
    refuse(400, 'AuthorizationQueryParametersError', message, region)
  const values = (name: string): string[] => query.filter(([each]) => each === name).map(([, value]) => value)
  const names = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature']
  if (names.some((name) => values(`X-Amz-${name}`).length !== 1))
    return wrong('Query-string authentication version 4 requires six parameters, each once.')
  const value = (name: string): string => values(`X-Amz-${name}`)[0]!
  if (value('Algorithm') !== 'AWS4-HMAC-SHA256') return wrong('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"')
  const scope = scopeOf(value('Credential'))
  if (scope === null) return wrong('Error parsing the X-Amz-Credential parameter.')
  const stranger = strangerIn(scope, verifier, wrong)
  if (stranger !== null) return stranger
  const time = timeOf(value('Date'))
  if (time === null || !value('Date').startsWith(scope.date))
    return wrong('X-Amz-Date must be in the ISO8601 Long Format, of the credential’s date')
  const expires = /^\d{1,7}$/.test(value('Expires')) ? Number(value('Expires')) : 0
  if (expires < 1 || expires > longestLink) return wrong('X-Amz-Expires must be between 1 and a week')
  if (time - verifier.now > skewMs) return refuse(403, 'AccessDenied', 'Request is not valid yet')
  if (verifier.now > time + expires * 1000) return refuse(403, 'AccessDenied', 'Request has expired')
  if (!/^[0-9a-f]{64}$/.test(value('Signature')))
    return refuse(403, 'SignatureDoesNotMatch', 'The signature is no signature.')
  return {
    scope,
    signedHeaders: value('SignedHeaders').split(';'),
    signature: value('Signature'),
    at: value('Date'),
    payload: 'UNSIGNED-PAYLOAD',
    query: query.filter(([name]) => name !== 'X-Amz-Signature')
  }
}

function scopeOf(credential: string): Scope | null {
  const [accessKeyId, date, region, service, end, ...rest] = credential.split('/')
  if (
    accessKeyId === undefined ||
    date === undefined ||
    region === undefined ||
    service === undefined ||
    end === undefined ||
    rest.length > 0
  )
    return null
  return /^\d{8}$/.test(date) ? { accessKeyId, date, region, service, end } : null
}

function strangerIn(
  scope: Scope,
  verifier: Verifier,
  wrong: (message: string, region?: string) => S3Refusal
): S3Refusal | null {
  if (scope.service !== 's3' || scope.end !== 'aws4_request') return wrong('The credential is not for s3/aws4_request.')
  if (scope.region !== verifier.region)
    return wrong(`the region '${scope.region}' is wrong; expecting '${verifier.region}'`, verifier.region)
  if (scope.accessKeyId !== verifier.accessKeyId)
    return refuse(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
  return null
}

/** 20130524T000000Z as epoch milliseconds. */
function timeOf(text: string): number | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time) ? null : time
}

/** What should have been signed and is not. */
function unsigned({ headers }: SignedRequest, { signedHeaders, payload }: Claim): S3Refusal | null {
  if (signedHeaders.join(';') !== [...new Set(signedHeaders)].sort().join(';'))
    return refuse(403, 'SignatureDoesNotMatch', 'SignedHeaders are not in order.')
  const ofHeader =
    payload === 'UNSIGNED-PAYLOAD'
      ? []
      : ['x-amz-date', 'x-amz-content-sha256', ...(headers['content-type'] === undefined ? [] : ['content-type'])]
  const present = Object.keys(headers).filter((name) => name.startsWith('x-amz-'))
  const missing = ['host', ...ofHeader, ...present].filter((name) => !signedHeaders.includes(name))
  if (missing.length > 0)
    return refuse(
      403,
      'AccessDenied',
      `There were headers present in the request which were not signed: ${missing.join(', ')}`
    )
  const absent = signedHeaders.filter((name) => headers[name] === undefined)
  return absent.length > 0
    ? refuse(403, 'SignatureDoesNotMatch', `Signed headers are not there: ${absent.join(', ')}`)
    : null
}

function canonicalRequest(
  { method, headers }: SignedRequest,
  path: string,
  { query, signedHeaders, payload }: Claim
): string {
  // By code unit of the encoded text, which is ASCII.
  const sorted = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).sort((a, b) => (a < b ? -1 : 1))
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}\n`)
  return [
    method,
    path.split('/').map(encode).join('/'),
    sorted.join('&'),
    lines.join(''),
    signedHeaders.join(';'),
    payload
  ].join('\n')
}

function mismatch(request: SignedRequest, path: string, claim: Claim, { secret }: Verifier): S3Refusal | null {
  const { date, region, service, end } = claim.scope
  const toSign = [
    'AWS4-HMAC-SHA256',
    claim.at,
    [date, region, service, end].join('/'),
    sha256(canonicalRequest(request, path, claim))
  ].join('\n')
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), end)
  const signature = hmac(key, toSign)
  if (timingSafeEqual(signature, Buffer.from(claim.signature, 'hex'))) return null
  return refuse(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.'
  )
}
