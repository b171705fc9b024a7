/**
 * What a bucket's server says no with, in plain words. Its answer is not trusted: two short values are looked for in
 * its first part, and nothing else of it is kept. No XML parser, so no entity is ever expanded.
 */
import { AppError, type ErrorCode, type ErrorData } from '../../shared/errors.ts'
import type { S3Place, S3Target } from './s3-target.ts'
import type { HostReply } from './send.ts'

/** An error of S3 stands well inside this. */
const readBytes = 16_384

interface Said {
  /** S3's name of the error, or ''. */
  code: string
  region: string | null
}

export function readSaid(reply: HostReply): Said {
  const text = Buffer.from(reply.body.subarray(0, readBytes)).toString('utf8')
  const code = /<Code>\s{0,8}([A-Z][A-Za-z0-9]{2,49})\s{0,8}<\/Code>/.exec(text)?.[1] ?? ''
  const named =
    /<Region>\s{0,8}([a-z0-9-]{2,40})\s{0,8}<\/Region>/.exec(text)?.[1] ?? reply.headers['x-amz-bucket-region']
  return { code, region: named !== undefined && /^[a-z0-9-]{2,40}$/.test(named) ? named : null }
}

/**
 * Whether the answer to a DELETE says that there is nothing any more. S3 answers 204 for that, some of its likes 404.
 */
export function isGone(reply: HostReply): boolean {
  return reply.status === 404 && readSaid(reply).code === 'NoSuchKey'
}

type Words = readonly [code: ErrorCode, message: string, nextStep: string, action?: ErrorData['action']]

/** @param doing what was refused */
function wordsFor({ code, region }: Said, status: number, at: S3Target, doing: 'upload' | 'delete'): Words {
  switch (code) {
    case 'InvalidAccessKeyId':
      return [
        'key-rejected',
        `${at.endpoint.host} does not know this access key ID.`,
        'Copy the access key ID of the bucket again.'
      ]
    case 'SignatureDoesNotMatch':
      return ['key-rejected', 'The secret access key is wrong.', 'Enter the secret that belongs to this access key ID.']
    case 'AuthorizationHeaderMalformed':
    case 'AuthorizationQueryParametersError':
    case 'PermanentRedirect':
    case 'TemporaryRedirect':
    case 'InvalidRegionName':
      return wrongRegion(region)
    case 'AccessDenied':
      return doing === 'upload'
        ? [
            'forbidden',
            'This access key may not upload to the bucket.',
            'Give the key the right to write objects, or use another key.'
          ]
        : [
            'forbidden',
            'This access key may not delete from the bucket.',
            'Give the key the right to delete objects, or delete the upload yourself.'
          ]
    case 'NoSuchBucket':
    case 'InvalidBucketName':
      return [
        'not-found',
        `There is no bucket “${at.bucket}” at ${at.endpoint.host}.`,
        'Check the name of the bucket, its address, and the switch for path-style addresses.'
      ]
    case 'RequestTimeTooSkewed':
    case 'RequestExpired':
      return [
        'invalid-input',
        'The clock of this computer is wrong, so the bucket refuses its requests.',
        'Set the clock of this computer, then try again.'
      ]
    case 'EntityTooLarge':
      return [
        'invalid-input',
        'The picture is larger than the bucket takes.',
        'Send only the masked part, or raise the limit of the bucket.'
      ]
    default:
      return wordsForStatus(status, at)
  }
}

function wrongRegion(region: string | null): Words {
  return region === null
    ? [
        'invalid-input',
        'The bucket is in another region.',
        'Enter the region and the address that the bucket’s own settings show; on R2 the region is “auto”.'
      ]
    : [
        'invalid-input',
        `The bucket is in the region “${region}”.`,
        `Enter “${region}” as the region, and the address that belongs to it.`
      ]
}

function wordsForStatus(status: number, { endpoint: { host } }: S3Target): Words {
  if (status === 403 || status === 401)
    return ['forbidden', `${host} refused the access key.`, 'Check the access key ID, its secret and its rights.']
  if (status === 404)
    return [
      'not-found',
      `There is no bucket at this address of ${host}.`,
      'Check the address and the name of the bucket.'
    ]
  if (status === 413)
    return [
      'invalid-input',
      'The picture is larger than the bucket takes.',
      'Send only the masked part, or raise the limit of the bucket.'
    ]
  if (status >= 300 && status < 400) return wrongRegion(null)
  if (status === 429 || status >= 500)
    return [
      'storage',
      `${host} has a problem of its own at the moment.`,
      'Try again in a while; nothing was sent to a service.',
      'retry'
    ]
  return [
    'storage',
    `${host} did not take the request.`,
    'Check the address, the bucket, the region and the access key ID.'
  ]
}

/** The error that an answer of 300 and more stands for. */
export function refusalIn(reply: HostReply, at: S3Target, doing: 'upload' | 'delete'): AppError {
  const said = readSaid(reply)
  const [code, message, nextStep, action = 'open-image-host'] = wordsFor(said, reply.status, at, doing)
  return new AppError(code, message, {
    status: reply.status,
    nextStep,
    action,
    ...(said.code === '' ? {} : { detail: said.code })
  })
}

/** The client's own failures speak of services and of charges: here they speak of the bucket. */
export function inHostWords(error: unknown, { endpoint: { host } }: S3Target): unknown {
  if (!(error instanceof AppError)) return error
  const { detail = '', retryAt } = error.data
  const because = (
    code: ErrorCode,
    message: string,
    nextStep: string,
    action: ErrorData['action'] = 'open-image-host'
  ): AppError =>
    new AppError(code, message, {
      nextStep,
      action,
      ...(retryAt === undefined ? {} : { retryAt }),
      ...(/^[A-Z_0-9]{3,60}$/.test(detail) ? { detail } : {})
    })
  switch (error.code) {
    case 'cancelled':
      return new AppError('cancelled', 'The transfer was cancelled.', { nextStep: 'Nothing was sent to a service.' })
    case 'offline':
      // A proxy, or who made a certificate, is named already.
      if (error.message.startsWith('The proxy') || error.message.includes('comes from'))
        return because('offline', error.message, error.data.nextStep ?? '')
      return /CERT|SSL|TLS|SIGNED|HOSTNAME/.test(detail)
        ? because(
            'offline',
            `The certificate of ${host} was not accepted.`,
            'Check the address of the bucket and the clock of this computer.'
          )
        : because(
            'offline',
            `${host} cannot be reached.`,
            'Check the network connection and the address of the bucket.'
          )
    case 'timeout':
      return because('timeout', `${host} did not answer in time.`, 'Try again; nothing was sent to a service.', 'retry')
    case 'rate-limited':
      return because(
        'storage',
        `${host} asks for a pause.`,
        'Try again in a while; nothing was sent to a service.',
        'retry'
      )
    case 'unsafe-url':
      return because(
        'invalid-input',
        `${host} sent the request on to another address.`,
        'Enter the region and the address that the bucket’s own settings show.'
      )
    case 'invalid-input':
      return because(
        'invalid-input',
        'The request to the bucket cannot be sent.',
        'Check the access key ID and its secret for accents and line breaks.'
      )
    case 'bad-response':
      return because('storage', `${host} did not answer as a bucket does.`, 'Check the address of the bucket.')
    default:
      return error
  }
}

export function noPlace(): AppError {
  return new AppError('invalid-input', 'This is no upload of a bucket.', {
    nextStep: 'Try again; nothing was sent to a service.',
    action: 'retry'
  })
}

/** The upload is hidden now, and still in the bucket. */
export function versionStays({ bucket }: S3Target): AppError {
  return new AppError('storage', `The bucket “${bucket}” keeps versions, and a version of the upload stays in it.`, {
    nextStep:
      'Give the access key the right to delete versions (s3:DeleteObjectVersion), ' +
      'or let the bucket delete old versions by itself.',
    action: 'open-image-host'
  })
}

/** Nothing is sent: the key in use now has no business in another bucket. */
export function anotherBucket({ bucket, host }: S3Place): AppError {
  return new AppError(
    'storage',
    `The upload lies in the bucket “${bucket}” on ${host}, and another one is set up now.`,
    {
      nextStep: 'Delete the upload there, or set that bucket up again.',
      action: 'open-image-host'
    }
  )
}
