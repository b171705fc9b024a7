/** Why jobs failed, by the codes of their errors. Pure. */
import type { ErrorCode } from '../../../../shared/errors.ts'

const words: Readonly<Record<ErrorCode | 'unknown', string>> = {
  'invalid-input': 'a request that it does not take',
  'missing-key': 'no key',
  'key-rejected': 'the key was rejected',
  forbidden: 'not allowed for this key',
  quota: 'the quota was used up',
  'rate-limited': 'too many requests',
  'not-found': 'not there any more',
  refused: 'refused by the service',
  unsupported: 'not supported',
  'provider-failed': 'the service failed',
  'bad-response': 'an answer that is no picture',
  'unsafe-url': 'a link that is not safe',
  offline: 'no connection',
  timeout: 'took too long',
  'may-have-been-charged': 'cut off, may have been charged',
  cancelled: 'cancelled',
  storage: 'the library could not be written',
  'disk-full': 'the disk was full',
  internal: 'a fault of this app',
  unknown: 'not known'
}

const isKnown = (code: string): code is keyof typeof words => code in words

/** "the key was rejected"; a code of a later version stands as it is. */
export const failureWords = (code: string): string => (isKnown(code) ? words[code] : code)
