/** Operations on sealed keys without the store: pure. */

import { endOf } from './check-key.ts'
import type { Envelope, KeyFileContent } from './key-file.ts'
import { seal, unseal } from './passphrase.ts'

const passphraseBackend = 'scrypt-aes-256-gcm'

/** The sealed bytes, in a buffer of their own. */
export function bytesOf(envelope: Envelope): Uint8Array {
  return new Uint8Array(Buffer.from(envelope.ciphertext, 'base64'))
}

/** A key sealed with the secret derived from a passphrase, for this service only. */
export function sealedBy(secret: Buffer, providerId: string, key: string): Omit<Envelope, 'origins'> {
  const ciphertext = Buffer.from(seal(secret, providerId, key)).toString('base64')
  return { v: 1, protection: 'passphrase', backend: passphraseBackend, ciphertext, last4: endOf(key) }
}

/** The sealed keys that need the passphrase, by provider id. */
export function sealedByPassphrase(content: KeyFileContent | null): [string, Envelope][] {
  return [...(content?.envelopes ?? [])].filter(([, envelope]) => envelope.protection === 'passphrase')
}

/** Whether a secret is right: it opens at least one of them. */
export function opensAny(secret: Buffer, envelopes: readonly (readonly [string, Envelope])[]): boolean {
  return envelopes.some(([providerId, envelope]) => unseal(secret, providerId, bytesOf(envelope)) !== null)
}
