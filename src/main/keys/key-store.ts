/**
 * The key store's face. Keys go in; only the client that signs a request gets one out, for one service and one address.
 */
import type { KeyStatus, Protection } from '../../shared/domain/key.ts'

/** What encrypts at rest with the operating system's help. Implemented in shell over Electron's safeStorage. */
export interface Vault {
  /** Whether encryption works, and whether it protects (on Linux without a secret service it does not). */
  availability(): Promise<{ available: boolean; protects: boolean; backend: string; description: string }>
  encrypt(plain: string): Promise<Uint8Array>
  decrypt(cipher: Uint8Array): Promise<{ plain: string; shouldReEncrypt: boolean }>
  /**
   * Whether these bytes open with this user's keychain only. Judged by the bytes alone, whatever the vault called
   * itself when it made them.
   */
  isProtected(cipher: Uint8Array): boolean
}

/** Origins of a service's addresses. */
export type OriginsOf = (providerId: string) => {
  /** A key that is entered now is kept for these. */
  inForce: readonly string[]
  /** A key from before addresses were written down counts as kept for these. */
  documented: readonly string[]
}

export interface KeyReader {
  /**
   * The key for one request, or null when there is none.
   * @param origin where the request goes: "https://gateway.pixazo.ai"
   * @throws AppError missing-key when a stored key cannot be opened (locked keychain, passphrase not typed), or was not
   *   entered for this origin
   */
  read(providerId: string, origin: string): Promise<string | null>
}

export interface KeyStore extends KeyReader {
  status(): Promise<KeyStatus[]>
  /** Keeps the key for the addresses that the service has now, and for no others. */
  set(providerId: string, key: string, protection: Protection, passphrase?: string): Promise<KeyStatus>
  clear(providerId: string): Promise<KeyStatus>
  unlock(passphrase: string): Promise<KeyStatus[]>
}
