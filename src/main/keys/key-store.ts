/** The key store's face. Keys go in; only the client that signs a request gets one out, for one service and one origin. */
import type { KeyStatus, Protection } from '../../shared/domain/key.ts'

/** What encrypts at rest with the operating system's help. Implemented in shell over Electron's safeStorage. */
export interface Vault {
  /** Whether encryption works, and whether it protects (on Linux without a secret service it does not). */
  availability(): Promise<{ available: boolean; protects: boolean; backend: string; description: string }>
  encrypt(plain: string): Promise<Uint8Array>
  decrypt(cipher: Uint8Array): Promise<{ plain: string; shouldReEncrypt: boolean }>
}

export interface KeyReader {
  /**
   * The key for one request, or null when there is none.
   * @throws AppError missing-key when a stored key cannot be opened (locked keychain, passphrase not typed)
   */
  read(providerId: string): Promise<string | null>
}

export interface KeyStore extends KeyReader {
  status(): Promise<KeyStatus[]>
  set(providerId: string, key: string, protection: Protection, passphrase?: string): Promise<KeyStatus>
  clear(providerId: string): Promise<KeyStatus>
  unlock(passphrase: string): Promise<KeyStatus[]>
}
