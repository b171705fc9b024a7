import { safeStorage } from 'electron'
import { t } from '../../shared/messages/t.ts'
import type { Vault } from '../keys/key-store.ts'
import { isProtectedOn } from './is-protected-on.ts'

/** Encrypted once to see what the system does with it. */
const canary = 'palimpsest'

/**
 * The operating system's encryption. Only the asynchronous methods are used: the synchronous ones are removed in
 * Electron 46, and on Linux the two cannot read each other's data. "Available" does not mean "protected": without a
 * secret service on Linux the password is the same in every copy of Chromium. Neither `isAsyncEncryptionAvailable` nor
 * the name of the backend, which follows the desktop's name, distinguishes the two; the bytes do.
 */
export function safeStorageVault(platform: string): Vault {
  let tried: Promise<Uint8Array> | null = null
  const isProtected = (cipher: Uint8Array): boolean => isProtectedOn(platform, cipher)
  const trial = (): Promise<Uint8Array> => {
    tried ??= safeStorage.encryptStringAsync(canary).catch((error: unknown) => {
      tried = null
      throw error
    })
    return tried
  }
  return {
    isProtected,
    async availability() {
      const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform
      const sealed = (await safeStorage.isAsyncEncryptionAvailable()) ? await trial().catch(() => null) : null
      if (sealed === null)
        return {
          available: false,
          protects: false,
          backend,
          description: t('shell.safeStorage.unavailable')
        }
      if (!isProtected(sealed))
        return {
          available: true,
          protects: false,
          backend,
          description: t('shell.safeStorage.unprotected')
        }
      return {
        available: true,
        protects: true,
        backend,
        description: t(
          `shell.safeStorage.encrypted.${platform === 'darwin' || platform === 'win32' ? platform : 'other'}`
        )
      }
    },
    encrypt: (plain) => safeStorage.encryptStringAsync(plain),
    async decrypt(cipher) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(cipher))
      return { plain: result, shouldReEncrypt }
    }
  }
}
