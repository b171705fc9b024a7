/** Why jobs failed, by the codes of their errors. Pure. */

import type { ErrorCode } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'

const words: Readonly<Record<ErrorCode | 'unknown', string>> = {
  'invalid-input': t('statistics.failureWords.requestThatItDoesNot'),
  'missing-key': t('statistics.failureWords.noKey'),
  'key-rejected': t('statistics.failureWords.keyWasRejected'),
  forbidden: t('statistics.failureWords.notAllowedForThisKey'),
  quota: t('statistics.failureWords.quotaWasUsedUp'),
  'rate-limited': t('statistics.failureWords.tooManyRequests'),
  'not-found': t('statistics.failureWords.notThereAnyMore'),
  refused: t('statistics.failureWords.refusedByService'),
  unsupported: t('statistics.failureWords.notSupported'),
  'provider-failed': t('statistics.failureWords.serviceFailed'),
  'bad-response': t('statistics.failureWords.answerThatIsNoPicture'),
  'unsafe-url': t('statistics.failureWords.linkThatIsNotSafe'),
  offline: t('statistics.failureWords.noConnection'),
  timeout: t('statistics.failureWords.tookTooLong'),
  'may-have-been-charged': t('statistics.failureWords.cutOffMayHaveBeen'),
  cancelled: 'cancelled',
  storage: t('statistics.failureWords.libraryCouldNotBeWritten'),
  'disk-full': t('statistics.failureWords.diskWasFull'),
  internal: t('statistics.failureWords.faultOfThisApp'),
  unknown: t('statistics.failureWords.notKnown')
}

const isKnown = (code: string): code is keyof typeof words => code in words

/** "the key was rejected"; a code of a later version stands as it is. */
export const failureWords = (code: string): string => (isKnown(code) ? words[code] : code)
