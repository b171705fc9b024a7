import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

/** What passes by itself once the user or the app has done something: the job stays what it is. */
const kept = new Set<AppError['code']>(['cancelled', 'disk-full'])
/** Of a service these say that it may have worked, or asks for a pause; of an image host they say neither. */
const ofServices = new Set<AppError['code']>(['bad-response', 'may-have-been-charged', 'rate-limited'])

/**
 * A failure on the way to an image host or a link, told as one that cost nothing: without the status and the code by
 * which a service's failure would be asked about.
 * @param failed what did not work: "The picture could not be uploaded"
 */
export function notSent(error: unknown, failed: string, label: string): unknown {
  if (!(error instanceof AppError) || kept.has(error.code) || error.data.action === 'unlock') return error
  const { status: _, retryAt: __, ...data } = error.data
  const nothing = t('jobs.notSent.nothingWasSentTo', { label })
  const nextStep =
    data.nextStep?.includes(t('jobs.notSent.saysSo')) === true
      ? data.nextStep
      : [data.nextStep ?? t('jobs.notSent.tryAgain'), nothing].join(' ')
  const action = data.action ?? 'retry'
  return new AppError(
    ofServices.has(error.code) ? 'storage' : error.code,
    t('jobs.notSent.because', { failed, message: error.message }),
    { ...data, nextStep, action },
    { cause: error }
  )
}
