import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

/** What passes by itself once the user or the app has done something: the job stays what it is. */
const kept = new Set<AppError['code']>(['cancelled', 'disk-full'])
/** Of a service these say that it may have worked, or asks for a pause; of an image host they say neither. */
const ofServices = new Set<AppError['code']>(['bad-response', 'may-have-been-charged', 'rate-limited'])

/**
 * A failure on the way to an image host or a link, told as one that cost nothing: without the status and the code by
 * which a service's failure would be asked about.
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
