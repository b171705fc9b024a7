/**
 * Encryption with a key in a file. PALIMPSEST_STANDIN_KEYCHAIN says what it simulates:
 * protect (a real keychain), weak (Linux without a secret service; the default, and true), none, locked (cannot decrypt
 * now), pretend (a desktop with a keyring in name only), portal (an unknown desktop with a working portal). As in
 * Chromium on Linux, the first three letters of the sealed data name the key: v10 built in, v11 the secret service, v12
 * the portal.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './app.ts'

const mode = process.env['PALIMPSEST_STANDIN_KEYCHAIN'] ?? 'weak'

const prefix = Buffer.from(mode === 'portal' ? 'v12' : mode === 'protect' || mode === 'locked' ? 'v11' : 'v10')

function secret(): Buffer {
  const file = join(app.getPath('userData'), 'stand-in', 'keychain')
  if (!existsSync(file)) {
    mkdirSync(join(app.getPath('userData'), 'stand-in'), { recursive: true })
    writeFileSync(file, randomBytes(32), { mode: 0o600 })
  }
  return readFileSync(file)
}

function refuseUnlessAvailable(): void {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready')
  if (mode === 'none') throw new Error('Encryption is not available.')
}

export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => mode !== 'none',
  getSelectedStorageBackend: (): string =>
    ['protect', 'locked', 'pretend'].includes(mode) ? 'gnome_libsecret' : 'basic_text',
  async encryptStringAsync(plain: string): Promise<Buffer> {
    refuseUnlessAvailable()
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', secret(), nonce)
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return Buffer.concat([prefix, nonce, cipher.getAuthTag(), body])
  },
  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    refuseUnlessAvailable()
    if (mode === 'locked')
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.')
    const decipher = createDecipheriv('aes-256-gcm', secret(), sealed.subarray(3, 15))
    decipher.setAuthTag(sealed.subarray(15, 31))
    return {
      result: Buffer.concat([decipher.update(sealed.subarray(31)), decipher.final()]).toString('utf8'),
      shouldReEncrypt: false
    }
  }
}
