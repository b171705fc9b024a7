/**
 * What a bucket's server says no with, in plain words. Its answer is not trusted: two short values are looked for in
 * its first part, and nothing else of it is kept. No XML parser, so no entity is ever expanded.
 */

import { AppError, type ErrorCode, type ErrorData } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
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
        t('imageHosts.s3Refusal.doesNotKnowThisAccess', { host: at.endpoint.host }),
        t('imageHosts.s3Refusal.copyAccessKeyIdOf')
      ]
    case 'SignatureDoesNotMatch':
      return [
        'key-rejected',
        t('imageHosts.s3Refusal.secretAccessKeyIsWrong'),
        t('imageHosts.s3Refusal.enterSecretThatBelongsTo')
      ]
    case 'AuthorizationHeaderMalformed':
    case 'AuthorizationQueryParametersError':
    case 'PermanentRedirect':
    case 'TemporaryRedirect':
    case 'InvalidRegionName':
      return wrongRegion(region)
    case 'AccessDenied':
      return doing === 'upload'
        ? ['forbidden', t('imageHosts.s3Refusal.thisAccessKeyMayNot'), t('imageHosts.s3Refusal.giveKeyRightToWrite')]
        : ['forbidden', t('imageHosts.s3Refusal.thisAccessKeyMayNot2'), t('imageHosts.s3Refusal.giveKeyRightToDelete')]
    case 'NoSuchBucket':
    case 'InvalidBucketName':
      return [
        'not-found',
        t('imageHosts.s3Refusal.thereIsNoBucketAt', { bucket: at.bucket, host: at.endpoint.host }),
        t('imageHosts.s3Refusal.checkNameOfBucketIts')
      ]
    case 'RequestTimeTooSkewed':
    case 'RequestExpired':
      return [
        'invalid-input',
        t('imageHosts.s3Refusal.clockOfThisComputerIs'),
        t('imageHosts.s3Refusal.setClockOfThisComputer')
      ]
    case 'EntityTooLarge':
      return [
        'invalid-input',
        t('imageHosts.s3Refusal.pictureIsLargerThanBucket'),
        t('imageHosts.s3Refusal.sendOnlyMaskedPartOr')
      ]
    default:
      return wordsForStatus(status, at)
  }
}

function wrongRegion(region: string | null): Words {
  return region === null
    ? [
        'invalid-input',
        t('imageHosts.s3Refusal.bucketIsInAnotherRegion'),
        t('imageHosts.s3Refusal.enterRegionAndAddressThat')
      ]
    : [
        'invalid-input',
        t('imageHosts.s3Refusal.bucketIsInRegion', { region }),
        t('imageHosts.s3Refusal.enterAsRegionAndAddress', { region })
      ]
}

function wordsForStatus(status: number, { endpoint: { host } }: S3Target): Words {
  if (status === 403 || status === 401)
    return [
      'forbidden',
      t('imageHosts.s3Refusal.refusedAccessKey', { host }),
      t('imageHosts.s3Refusal.checkAccessKeyIdIts')
    ]
  if (status === 404)
    return [
      'not-found',
      t('imageHosts.s3Refusal.thereIsNoBucketAt2', { host }),
      t('imageHosts.s3Refusal.checkAddressAndNameOf')
    ]
  if (status === 413)
    return [
      'invalid-input',
      t('imageHosts.s3Refusal.pictureIsLargerThanBucket'),
      t('imageHosts.s3Refusal.sendOnlyMaskedPartOr')
    ]
  if (status >= 300 && status < 400) return wrongRegion(null)
  if (status === 429 || status >= 500)
    return [
      'storage',
      t('imageHosts.s3Refusal.hasProblemOfItsOwn', { host }),
      t('imageHosts.s3Refusal.tryAgainInWhileNothing'),
      'retry'
    ]
  return [
    'storage',
    t('imageHosts.s3Refusal.didNotTakeRequest', { host }),
    t('imageHosts.s3Refusal.checkAddressBucketRegionAnd')
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
      return new AppError('cancelled', t('imageHosts.s3Refusal.transferWasCancelled'), {
        nextStep: t('imageHosts.s3Refusal.nothingWasSentToService')
      })
    case 'offline':
      // A proxy, or who made a certificate, is named already.
      if (
        error.message.startsWith(t('imageHosts.s3Refusal.proxy')) ||
        error.message.includes(t('imageHosts.s3Refusal.comesFrom'))
      )
        return because('offline', error.message, error.data.nextStep ?? '')
      return /CERT|SSL|TLS|SIGNED|HOSTNAME/.test(detail)
        ? because(
            'offline',
            t('imageHosts.s3Refusal.certificateOfWasNotAccepted', { host }),
            t('imageHosts.s3Refusal.checkAddressOfBucketAnd')
          )
        : because(
            'offline',
            t('imageHosts.s3Refusal.cannotBeReached', { host }),
            t('imageHosts.s3Refusal.checkNetworkConnectionAndAddress')
          )
    case 'timeout':
      return because(
        'timeout',
        t('imageHosts.s3Refusal.didNotAnswerInTime', { host }),
        t('imageHosts.s3Refusal.tryAgainNothingWasSent'),
        'retry'
      )
    case 'rate-limited':
      return because(
        'storage',
        t('imageHosts.s3Refusal.asksForPause', { host }),
        t('imageHosts.s3Refusal.tryAgainInWhileNothing'),
        'retry'
      )
    case 'unsafe-url':
      return because(
        'invalid-input',
        t('imageHosts.s3Refusal.sentRequestOnToAnother', { host }),
        t('imageHosts.s3Refusal.enterRegionAndAddressThat2')
      )
    case 'invalid-input':
      return because(
        'invalid-input',
        t('imageHosts.s3Refusal.requestToBucketCannotBe'),
        t('imageHosts.s3Refusal.checkAccessKeyIdAnd')
      )
    case 'bad-response':
      return because(
        'storage',
        t('imageHosts.s3Refusal.didNotAnswerAsBucket', { host }),
        t('imageHosts.s3Refusal.checkAddressOfBucket')
      )
    default:
      return error
  }
}

export function noPlace(): AppError {
  return new AppError('invalid-input', t('imageHosts.s3Refusal.thisIsNoUploadOf'), {
    nextStep: t('imageHosts.s3Refusal.tryAgainNothingWasSent'),
    action: 'retry'
  })
}

/** The upload is hidden now, and still in the bucket. */
export function versionStays({ bucket }: S3Target): AppError {
  return new AppError('storage', t('imageHosts.s3Refusal.bucketKeepsVersionsAndVersion', { bucket }), {
    nextStep: t('imageHosts.s3Refusal.giveAccessKeyRightTo'),
    action: 'open-image-host'
  })
}

/** Nothing is sent: the key in use now has no business in another bucket. */
export function anotherBucket({ bucket, host }: S3Place): AppError {
  return new AppError('storage', t('imageHosts.s3Refusal.uploadLiesInBucketOn', { bucket, host }), {
    nextStep: t('imageHosts.s3Refusal.deleteUploadThereOrSet'),
    action: 'open-image-host'
  })
}
