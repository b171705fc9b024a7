import { z } from 'zod'

/**
 * How a key is protected at rest.
 * keychain    encrypted with a secret that the operating system's keychain holds
 * passphrase  encrypted with a passphrase (scrypt + AES-256-GCM) that the user types once a session
 * session     in memory only, gone when the app closes
 * weak encrypted with a password that is in every copy of the browser engine; only by explicit consent, or where an
 *             older version took it for the keychain
 */
export const protections = ['keychain', 'passphrase', 'session', 'weak'] as const
export type Protection = (typeof protections)[number]

export const keyStatusSchema = z.strictObject({
  providerId: z.string(),
  hasKey: z.boolean(),
  /** The last four characters, only for keys of 12 or more. */
  last4: z.string().nullable(),
  protection: z.enum(protections).nullable(),
  /** There is a stored key that cannot be opened now: a locked keychain or a passphrase not entered yet. */
  locked: z.boolean(),
  /** Current origins that the key was not entered for: it has to be entered again, and is not sent there. */
  missingFor: z.array(z.string())
})

export type KeyStatus = z.infer<typeof keyStatusSchema>

export const keyTestResultSchema = z.strictObject({
  /** unreachable: no network, or the service does not answer; cancelled: by the user */
  outcome: z.enum(['accepted', 'rejected', 'unreachable', 'unclear', 'cancelled']),
  message: z.string()
})

export type KeyTestResult = z.infer<typeof keyTestResultSchema>
