/** How a key is kept, in words. Pure. */
import type { KeyStatus, Protection } from '../../../../shared/domain/key.ts'
import type { KeyTest } from './key-tests-store.ts'

/** What the key store keeps, and how the window speaks of it. */
export interface KeptSecret {
  /** Its id in the key store. */
  id: string
  /** Names it among others: "Pixazo key". */
  title: string
  /** Short: "key". */
  noun: string
  /** Label of the field that takes it: "Key". */
  field: string
  /** Where the user finds it. */
  help: string
}

export interface ProtectionChoice {
  value: Protection
  label: string
  explanation: string
  disabled: boolean
}

const explanations: Record<Protection, { label: string; badge: string; explanation: string }> = {
  keychain: {
    label: 'Keychain',
    badge: 'in the keychain',
    explanation: 'Encrypted with a secret that your system keeps. Nothing to type.'
  },
  passphrase: {
    label: 'Passphrase',
    badge: 'passphrase',
    explanation: 'Encrypted with a passphrase that you type once after each start. It cannot be recovered.'
  },
  session: {
    label: 'This session only',
    badge: 'this session',
    explanation: 'Kept in memory, never on disk. Gone when the app closes.'
  },
  weak: {
    label: 'On disk without protection',
    badge: 'not protected',
    explanation: 'Scrambled with a password that is public. Anyone who can read your files can read the key.'
  }
}

/** The badge of a stored key. */
export function protectionBadge(protection: Protection): string {
  return explanations[protection].badge
}

/**
 * The ways to keep a key on this machine, safest first. Weak is offered only where nothing better remembers by itself.
 */
export function protectionChoices(keychain: boolean): ProtectionChoice[] {
  const offered: Protection[] = keychain ? ['keychain', 'passphrase', 'session'] : ['session', 'passphrase', 'weak']
  return offered.map((value) => ({
    value,
    label: explanations[value].label,
    explanation: explanations[value].explanation,
    disabled: false
  }))
}

/** What is wrong with a key and a passphrase before they are handed over; null when nothing is. */
export function keyProblem(input: {
  /** "key", "secret" */
  noun: string
  key: string
  protection: Protection
  passphrase: string
  consent: boolean
  /** The passphrase once more; undefined where it is not asked for: another key has it already, and checks it. */
  repeated?: string | undefined
}): { field: 'key' | 'passphrase' | 'repeated' | 'consent'; text: string } | null {
  const key = input.key.trim()
  if (key === '') return { field: 'key', text: `Paste the ${input.noun} first.` }
  if (/\s/.test(key)) return { field: 'key', text: `A ${input.noun} has no spaces or line breaks. Copy it again.` }
  if (input.protection === 'passphrase' && input.passphrase.length < 8)
    return { field: 'passphrase', text: 'A passphrase has at least 8 characters.' }
  if (input.protection === 'passphrase' && input.repeated !== undefined && input.repeated !== input.passphrase)
    return { field: 'repeated', text: 'This is not the same passphrase. It cannot be recovered, so it must be right.' }
  if (input.protection === 'weak' && !input.consent)
    return { field: 'consent', text: `Tick the box to keep the ${input.noun} without protection.` }
  return null
}

/**
 * True when no stored key has a passphrase yet: the one typed now is new, and a slip of the hand would lose the key.
 */
export function isFirstPassphrase(statuses: readonly KeyStatus[]): boolean {
  return !statuses.some((status) => status.hasKey && status.protection === 'passphrase')
}

/** What a key's last test found: only what was tested has a colour. */
export const outcomes = {
  accepted: { tone: 'good', words: 'Works' },
  rejected: { tone: 'bad', words: 'Rejected' },
  unreachable: { tone: 'none', words: 'Not tested' },
  unclear: { tone: 'waiting', words: 'Not clear' },
  cancelled: { tone: 'none', words: 'Not tested' }
} as const

/** The colour of a service's dot: whether it can be used, and what the service last said of the key. */
export function statusTone(
  needsKey: boolean,
  status: KeyStatus | undefined,
  test: KeyTest | undefined
): 'good' | 'waiting' | 'bad' | 'none' {
  if (!needsKey) return 'good'
  if (!status?.hasKey) return 'none'
  if (status.locked || status.missingFor.length > 0) return 'waiting'
  return test?.result ? outcomes[test.result.outcome].tone : 'none'
}

/** One line on the state of a service's key. @param test the last test of this key, if any */
export function keyLine(needsKey: boolean, status: KeyStatus | undefined, test?: KeyTest): string {
  if (!needsKey) return 'Needs no key'
  if (!status?.hasKey) return 'No key yet'
  const key = status.last4 === null ? 'Key' : `Key ····${status.last4}`
  if (status.missingFor.length > 0) return `${key}, not for this address`
  if (status.locked) return `${key}, locked`
  if (test?.asking) return `${key} · Testing…`
  return `${key} · ${test?.result ? outcomes[test.result.outcome].words : 'Not tested'}`
}
