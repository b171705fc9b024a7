import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

/** Failures that pass once the user or the app has acted: the error is left as it is. */
const kept = new Set<AppError['code']>(['cancelled', 'disk-full'])
/** From a service these mean that it may have worked, or asks for a pause; from an image host they mean neither. */
const ofServices = new Set<AppError['code']>(['bad-response', 'may-have-been-charged', 'rate-limited'])

/**
 * A failure on the way to an image host or a link, reported as one that cost nothing: without the status and code that
 * would be asked about if they came from a service.
 * @param because what did not work, for this reason: "The picture could not be uploaded: …"
 */
export function notSent(error: unknown, because: (reason: string) => string, label: string): unknown {
  if (!(error instanceof AppError) || kept.has(error.code) || error.data.action === 'unlock') return error
  const { status: _, retryAt: __, ...data } = error.data
  const nextStep = `${data.nextStep ?? t('jobs.notSent.tryAgain')} ${t('jobs.notSent.nothingSent', { label })}`
  const action = data.action ?? 'retry'
  return new AppError(
    ofServices.has(error.code) ? 'storage' : error.code,
    because(error.message),
    { ...data, nextStep, action },
    { cause: error }
  )
}
