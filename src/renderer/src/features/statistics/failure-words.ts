/** Why jobs failed, by the codes of their errors. Pure. */

import type { ErrorCode } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'

const words: Readonly<Record<ErrorCode | 'unknown', string>> = {
  'invalid-input': t('statistics.failureWords.invalidInput'),
  'missing-key': t('statistics.failureWords.noKey'),
  'key-rejected': t('statistics.failureWords.keyWasRejected'),
  forbidden: t('statistics.failureWords.notAllowedForThisKey'),
  quota: t('statistics.failureWords.quotaWasUsedUp'),
  'rate-limited': t('statistics.failureWords.tooManyRequests'),
  'not-found': t('statistics.failureWords.notFound'),
  refused: t('statistics.failureWords.refusedByService'),
  unsupported: t('statistics.failureWords.notSupported'),
  'provider-failed': t('statistics.failureWords.serviceFailed'),
  'bad-response': t('statistics.failureWords.badResponse'),
  'unsafe-url': t('statistics.failureWords.unsafeUrl'),
  offline: t('statistics.failureWords.noConnection'),
  timeout: t('statistics.failureWords.tookTooLong'),
  'may-have-been-charged': t('statistics.failureWords.cutOffMayHaveBeen'),
  cancelled: t('statistics.failureWords.cancelled'),
  storage: t('statistics.failureWords.libraryCouldNotBeWritten'),
  'disk-full': t('statistics.failureWords.diskWasFull'),
  internal: t('statistics.failureWords.internal'),
  unknown: t('statistics.failureWords.unknown')
}

const isKnown = (code: string): code is keyof typeof words => code in words

/** "the key was rejected"; a code from a later version is shown as is. */
export const failureWords = (code: string): string => (isKnown(code) ? words[code] : code)
