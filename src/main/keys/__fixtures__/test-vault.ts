import type { Vault } from '../key-store.ts'

/** A vault that scrambles the bytes with a number, and can be locked, changed or removed. */
export interface TestVault extends Vault {
  available: boolean
  protects: boolean
  /** What was sealed in another generation does not open. */
  generation: number
  /** The previous generation still opens, and asks to be sealed again. */
  rotating: boolean
  locked: boolean
}

export function testVault(): TestVault {
  return {
    available: true,
    protects: true,
    generation: 1,
    rotating: false,
    locked: false,
    // What was sealed without protection begins with a zero.
    isProtected: (cipher) => cipher[0] !== 0,
    async availability() {
      return {
        available: this.available,
        protects: this.protects,
        backend: 'test-keychain',
        description: 'A vault for tests'
      }
    },
    async encrypt(plain) {
      if (this.locked) throw new Error('the vault is locked')
      return new Uint8Array([this.protects ? 1 : 0, this.generation, ...Buffer.from(plain).map((byte) => byte ^ 0xa5)])
    },
    async decrypt(cipher) {
      const [, generation = 0, ...rest] = cipher
      const old = this.rotating && generation === this.generation - 1
      if (this.locked || (generation !== this.generation && !old)) throw new Error('the vault does not open this')
      return { plain: Buffer.from(rest.map((byte) => byte ^ 0xa5)).toString(), shouldReEncrypt: old }
    }
  }
}
