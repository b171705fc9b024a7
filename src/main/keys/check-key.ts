import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

const longest = 4096
/** The last four characters of a shorter key would reveal half of it. */
const shortestWithEnd = 12

/**
 * A pasted key in the form used in a header.
 * @throws AppError invalid-input. The key is not in the message.
 */
export function checkKey(pasted: string): string {
  const key = pasted.trim()
  const problem = problemOf(key)
  if (problem === null) return key
  throw new AppError('invalid-input', problem, {
    fields: { key: problem },
    nextStep: t('keys.checkKey.copyAgain'),
    action: 'check-key'
  })
}

function problemOf(key: string): string | null {
  if (key === '') return t('keys.checkKey.empty')
  if (key.length > longest) return t('keys.checkKey.tooLong', { longest })
  if (/[\r\n]/.test(key)) return t('keys.checkKey.lineBreak')
  // Everything allowed in a header's value, and nothing that an editor or a web page may add (RFC 9110, 5.5).
  if (!/^[\x20-\x7e]*$/.test(key)) return t('keys.checkKey.badCharacters')
  return null
}

/** The last four characters, or null for a key of fewer than 12. */
export function endOf(key: string): string | null {
  return key.length >= shortestWithEnd ? key.slice(-4) : null
}
