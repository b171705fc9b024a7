import { AppError } from '../../shared/errors.ts'

const longest = 4096
/** A key as short as this would be half told by its last four characters. */
const shortestWithEnd = 12

/**
 * What a user pasted, as it goes into a header.
 * @throws AppError invalid-input. The key is not in the message.
 */
export function checkKey(pasted: string): string {
  const key = pasted.trim()
  const problem = problemOf(key)
  if (problem === null) return key
  throw new AppError('invalid-input', problem, {
    fields: { key: problem },
    nextStep: 'Copy the key again from the page of the service and paste it here.',
    action: 'check-key'
  })
}

function problemOf(key: string): string | null {
  if (key === '') return 'The key is empty.'
  if (key.length > longest) return `The key is longer than ${longest} characters.`
  if (/[\r\n]/.test(key)) return 'The key has a line break in it.'
  // Everything that may stand in a header's value, and nothing that an editor or a web page sneaks in (RFC 9110, 5.5).
  if (!/^[\x20-\x7e]*$/.test(key))
    return 'The key has characters in it that no key has: accents, curly quotes or invisible ones.'
  return null
}

/** The last four characters, or null for a key of less than 12. */
export function endOf(key: string): string | null {
  return key.length >= shortestWithEnd ? key.slice(-4) : null
}
