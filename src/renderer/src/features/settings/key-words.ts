/** How a key is protected, in words. Pure. */

import type { KeyStatus, Protection } from '../../../../shared/domain/key.ts'
import { t } from '../../../../shared/messages/t.ts'
import type { KeyTest } from './key-tests-store.ts'

/** What the key store holds, and how the window refers to it. */
/** A service's key, or the secret of a bucket. */
export type SecretKind = 'key' | 'secret'

export interface KeptSecret {
  /** Its id in the key store. */
  id: string
  /** How texts refer to it. */
  kind: SecretKind
  /** Asks whether it may be removed: "Remove the Pixazo key?" */
  removeTitle: string
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
    label: t('settings.keyWords.keychain'),
    badge: t('settings.keyWords.keychainBadge'),
    explanation: t('settings.keyWords.keychainHelp')
  },
  passphrase: {
    label: t('settings.common.passphrase'),
    badge: t('settings.keyWords.passphraseBadge'),
    explanation: t('settings.keyWords.passphraseHelp')
  },
  session: {
    label: t('settings.keyWords.session'),
    badge: t('settings.keyWords.sessionBadge'),
    explanation: t('settings.keyWords.sessionHelp')
  },
  weak: {
    label: t('settings.keyWords.weak'),
    badge: t('settings.keyWords.weakBadge'),
    explanation: t('settings.keyWords.weakHelp')
  }
}

/** The badge of a stored key. */
export function protectionBadge(protection: Protection): string {
  return explanations[protection].badge
}

/**
 * The ways to protect a key on this machine, safest first. Weak is only offered if nothing better can store it without
 * a passphrase.
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

/** What is wrong with a key and a passphrase before they are submitted; null if nothing is. */
export function keyProblem(input: {
  kind: SecretKind
  key: string
  protection: Protection
  passphrase: string
  consent: boolean
  /**
   * The repeated passphrase; undefined if not asked for: another key already has it, and it is checked against that.
   */
  repeated?: string | undefined
}): { field: 'key' | 'passphrase' | 'repeated' | 'consent'; text: string } | null {
  const key = input.key.trim()
  if (key === '') return { field: 'key', text: t('settings.keyWords.pasteFirst', { kind: input.kind }) }
  if (/\s/.test(key)) return { field: 'key', text: t('settings.keyWords.noSpaces', { kind: input.kind }) }
  if (input.protection === 'passphrase' && input.passphrase.length < 8)
    return { field: 'passphrase', text: t('settings.keyWords.passphraseTooShort') }
  if (input.protection === 'passphrase' && input.repeated !== undefined && input.repeated !== input.passphrase)
    return { field: 'repeated', text: t('settings.keyWords.differentPassphrases') }
  if (input.protection === 'weak' && !input.consent)
    return { field: 'consent', text: t('settings.keyWords.consentFirst', { kind: input.kind }) }
  return null
}

/** True if no stored key has a passphrase yet: the one typed now is new, and a typo would lose the key. */
export function isFirstPassphrase(statuses: readonly KeyStatus[]): boolean {
  return !statuses.some((status) => status.hasKey && status.protection === 'passphrase')
}

/** The result of a key's last test: only what was tested has a colour. */
export const outcomes = {
  accepted: { tone: 'good', words: t('settings.keyWords.works') },
  rejected: { tone: 'bad', words: t('settings.keyWords.rejected') },
  unreachable: { tone: 'none', words: t('settings.keyWords.notTested') },
  unclear: { tone: 'waiting', words: t('settings.keyWords.unclear') },
  cancelled: { tone: 'none', words: t('settings.keyWords.notTested') }
} as const

/** The colour of a service's dot: whether it can be used, and its last answer about the key. */
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
  if (!needsKey) return t('settings.keyWords.needsNoKey')
  if (!status?.hasKey) return t('settings.keyWords.noKeyYet')
  const key =
    status.last4 === null ? t('settings.common.key') : t('settings.keyWords.keyWithLast4', { last4: status.last4 })
  if (status.missingFor.length > 0) return t('settings.keyWords.notForThisAddress', { key })
  if (status.locked) return t('settings.keyWords.locked', { key })
  if (test?.asking) return t('settings.keyWords.testing', { key })
  return `${key} · ${test?.result ? outcomes[test.result.outcome].words : t('settings.keyWords.notTested')}`
}
