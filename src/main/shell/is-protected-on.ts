/** Chromium puts a three-letter prefix before what it encrypts, which names the provider of the key. */
const keyringPrefixes = new Set(['v11', 'v12'])

/**
 * Whether Chromium's ciphertext was made with a key that only this user's keyring holds. On Linux: v10 is the password
 * built into Chromium (PosixKeyProvider, the fallback), v11 a key in the secret service or KWallet, v12 one from the
 * desktop portal; an unknown prefix is not trusted. On macOS and Windows v10 is the keychain's own.
 */
export function isProtectedOn(platform: string, cipher: Uint8Array): boolean {
  return platform !== 'linux' || keyringPrefixes.has(Buffer.from(cipher.subarray(0, 3)).toString('latin1'))
}
