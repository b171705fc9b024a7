/**
 * The key store's interface. Keys go in; only the client that signs a request gets one out, for one service and one
 * address.
 */
import type { KeyStatus, Protection } from '../../shared/domain/key.ts'

/** Encrypts at rest with the operating system's help. Implemented in shell with Electron's safeStorage. */
export interface Vault {
  /** Whether encryption works, and whether it protects (on Linux without a secret service it does not). */
  availability(): Promise<{ available: boolean; protects: boolean; backend: string; description: string }>
  encrypt(plain: string): Promise<Uint8Array>
  decrypt(cipher: Uint8Array): Promise<{ plain: string; shouldReEncrypt: boolean }>
  /**
   * Whether these bytes open only with this user's keychain. Judged by the bytes alone, whatever the vault called
   * itself when it made them.
   */
  isProtected(cipher: Uint8Array): boolean
}

/** Origins of a service's addresses. */
export type OriginsOf = (providerId: string) => {
  /** A key entered now is stored for these. */
  inForce: readonly string[]
  /** A key from before addresses were recorded counts as stored for these. */
  documented: readonly string[]
}

export interface KeyReader {
  /**
   * The key for one request, or null if there is none.
   * @param origin where the request goes: "https://gateway.pixazo.ai"
   * @throws AppError missing-key if a stored key cannot be opened (locked keychain, passphrase not entered), or was not
   * entered for this origin
   */
  read(providerId: string, origin: string): Promise<string | null>
}

export interface KeyStore extends KeyReader {
  status(): Promise<KeyStatus[]>
  /** Stores the key for the current addresses of the service, and for no others. */
  set(providerId: string, key: string, protection: Protection, passphrase?: string): Promise<KeyStatus>
  clear(providerId: string): Promise<KeyStatus>
  unlock(passphrase: string): Promise<KeyStatus[]>
}
