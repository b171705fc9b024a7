import { safeStorage } from 'electron'
import type { Vault } from '../keys/key-store.ts'

const keychains: Record<string, string> = { darwin: 'the macOS Keychain', win32: 'Windows data protection' }

/**
 * The operating system's encryption. Only the asynchronous methods are used: the synchronous ones leave in Electron 46,
 * and on Linux the two do not read each other's data.
 * "Available" is not "protected": without a secret service on Linux the password is the same in every copy of Chromium.
 */
export function systemVault(platform: string): Vault {
  return {
    async availability() {
      const available = await safeStorage.isAsyncEncryptionAvailable()
      const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform
      if (!available) return { available, protects: false, backend, description: 'This system offers no keychain that the app can use.' }
      if (backend === 'basic_text' || backend === 'unknown')
        return { available, protects: false, backend, description: 'This system has no secret service, so a stored key would not be protected.' }
      return { available, protects: true, backend, description: `Keys are encrypted with ${keychains[platform] ?? `the system keyring (${backend})`}.` }
    },
    encrypt: (plain) => safeStorage.encryptStringAsync(plain),
    async decrypt(cipher) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(cipher))
      return { plain: result, shouldReEncrypt }
    }
  }
}
