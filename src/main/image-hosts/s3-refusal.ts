/**
 * A bucket server's errors in plain words. Its answer is not trusted: two short values are searched for in its first
 * part, and nothing else is kept. No XML parser, so no entity is ever expanded.
 */

import { AppError, type ErrorCode, type ErrorData } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { S3Place, S3Target } from './s3-target.ts'
import type { HostReply } from './send.ts'

/** An S3 error fits easily within this. */
const readBytes = 16_384

interface Said {
  /** S3's error code, or ''. */
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

/** Whether the answer to a DELETE says that nothing is left. S3 answers 204, some compatible servers 404. */
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
        t('imageHosts.s3Refusal.unknownKey', { host: at.endpoint.host }),
        t('imageHosts.s3Refusal.unknownKeyNext')
      ]
    case 'SignatureDoesNotMatch':
      return ['key-rejected', t('imageHosts.s3Refusal.wrongSecret'), t('imageHosts.s3Refusal.wrongSecretNext')]
    case 'AuthorizationHeaderMalformed':
    case 'AuthorizationQueryParametersError':
    case 'PermanentRedirect':
    case 'TemporaryRedirect':
    case 'InvalidRegionName':
      return wrongRegion(region)
    case 'AccessDenied':
      return doing === 'upload'
        ? ['forbidden', t('imageHosts.s3Refusal.mayNotUpload'), t('imageHosts.s3Refusal.mayNotUploadNext')]
        : ['forbidden', t('imageHosts.s3Refusal.mayNotDelete'), t('imageHosts.s3Refusal.mayNotDeleteNext')]
    case 'NoSuchBucket':
    case 'InvalidBucketName':
      return [
        'not-found',
        t('imageHosts.s3Refusal.noBucket', { bucket: at.bucket, host: at.endpoint.host }),
        t('imageHosts.s3Refusal.noBucketNext')
      ]
    case 'RequestTimeTooSkewed':
    case 'RequestExpired':
      return ['invalid-input', t('imageHosts.s3Refusal.wrongClock'), t('imageHosts.s3Refusal.wrongClockNext')]
    case 'EntityTooLarge':
      return ['invalid-input', t('imageHosts.s3Refusal.tooLarge'), t('imageHosts.s3Refusal.tooLargeNext')]
    default:
      return wordsForStatus(status, at)
  }
}

function wrongRegion(region: string | null): Words {
  return region === null
    ? ['invalid-input', t('imageHosts.s3Refusal.otherRegion'), t('imageHosts.s3Refusal.otherRegionNext')]
    : [
        'invalid-input',
        t('imageHosts.s3Refusal.inRegion', { region }),
        t('imageHosts.s3Refusal.inRegionNext', { region })
      ]
}

function wordsForStatus(status: number, { endpoint: { host } }: S3Target): Words {
  if (status === 403 || status === 401)
    return ['forbidden', t('imageHosts.s3Refusal.refusedKey', { host }), t('imageHosts.s3Refusal.refusedKeyNext')]
  if (status === 404)
    return ['not-found', t('imageHosts.s3Refusal.noBucketHere', { host }), t('imageHosts.s3Refusal.noBucketHereNext')]
  if (status === 413)
    return ['invalid-input', t('imageHosts.s3Refusal.tooLarge'), t('imageHosts.s3Refusal.tooLargeNext')]
  if (status >= 300 && status < 400) return wrongRegion(null)
  if (status === 429 || status >= 500)
    return ['storage', t('imageHosts.s3Refusal.serverError', { host }), t('imageHosts.s3Refusal.tryLater'), 'retry']
  return ['storage', t('imageHosts.s3Refusal.notTaken', { host }), t('imageHosts.s3Refusal.notTakenNext')]
}

/** The error for an answer with status 300 or above. */
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

/** The client's own failures speak of services and charges: here they are reworded for the bucket. */
export function inHostWords(error: unknown, { endpoint: { host } }: S3Target): unknown {
  if (!(error instanceof AppError)) return error
  const { detail = '', retryAt } = error.data
  const ofCertificate = /CERT|SSL|TLS|SIGNED|HOSTNAME/.test(detail)
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
      return new AppError('cancelled', t('imageHosts.s3Refusal.cancelled'), {
        nextStep: t('imageHosts.s3Refusal.nothingSent')
      })
    case 'offline':
      // The client names a proxy, and a certificate's issuer; anything it cannot name points to the settings.
      if (detail.startsWith('ERR_PROXY') || (ofCertificate && error.data.action === 'retry'))
        return because('offline', error.message, error.data.nextStep ?? '')
      return ofCertificate
        ? because('offline', t('imageHosts.s3Refusal.certificate', { host }), t('imageHosts.s3Refusal.certificateNext'))
        : because('offline', t('imageHosts.s3Refusal.unreachable', { host }), t('imageHosts.s3Refusal.unreachableNext'))
    case 'timeout':
      return because(
        'timeout',
        t('imageHosts.s3Refusal.timeout', { host }),
        t('imageHosts.s3Refusal.tryAgain'),
        'retry'
      )
    case 'rate-limited':
      return because(
        'storage',
        t('imageHosts.s3Refusal.rateLimited', { host }),
        t('imageHosts.s3Refusal.tryLater'),
        'retry'
      )
    case 'unsafe-url':
      return because(
        'invalid-input',
        t('imageHosts.s3Refusal.redirected', { host }),
        t('imageHosts.s3Refusal.redirectedNext')
      )
    case 'invalid-input':
      return because('invalid-input', t('imageHosts.s3Refusal.badHeader'), t('imageHosts.s3Refusal.badHeaderNext'))
    case 'bad-response':
      return because('storage', t('imageHosts.s3Refusal.notABucket', { host }), t('imageHosts.s3Refusal.checkAddress'))
    default:
      return error
  }
}

export function noPlace(): AppError {
  return new AppError('invalid-input', t('imageHosts.s3Refusal.notAnUpload'), {
    nextStep: t('imageHosts.s3Refusal.tryAgain'),
    action: 'retry'
  })
}

/** The upload is hidden now, but still in the bucket. */
export function versionStays({ bucket }: S3Target): AppError {
  return new AppError('storage', t('imageHosts.s3Refusal.versionStays', { bucket }), {
    nextStep: t('imageHosts.s3Refusal.versionStaysNext'),
    action: 'open-image-host'
  })
}

/** Nothing is sent: the current key must not be used for another bucket. */
export function anotherBucket({ bucket, host }: S3Place): AppError {
  return new AppError('storage', t('imageHosts.s3Refusal.anotherBucket', { bucket, host }), {
    nextStep: t('imageHosts.s3Refusal.anotherBucketNext'),
    action: 'open-image-host'
  })
}
