/**
 * Keys under a passphrase: scrypt derives one secret from it and the file's salt, AES-256-GCM seals each key with that.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'

/**
 * Stored once per file, beside the keys. `cost` is the binary logarithm of scrypt's N; a file cannot ask for less than
 * 2^15.
 */
export const saltSchema = z.object({ salt: z.base64().length(24), cost: z.number().int().min(15).max(20) })
export type Salt = z.infer<typeof saltSchema>

const blockSize = 8
const nonceBytes = 12
const tagBytes = 16

export function newSalt(cost: number): Salt {
  return { salt: randomBytes(16).toString('base64'), cost }
}

/** Takes most of a second and 128 MiB at cost 17, on another thread: that is what makes guessing slow. */
export async function secretFrom(passphrase: string, salt: Salt): Promise<Buffer> {
  const N = 2 ** salt.cost
  return await new Promise((resolve, reject) => {
    // The same passphrase typed on another keyboard may consist of other code points.
    scrypt(
      passphrase.normalize('NFKC'),
      Buffer.from(salt.salt, 'base64'),
      32,
      { N, r: blockSize, p: 1, maxmem: 256 * N * blockSize },
      (error, secret) => {
        if (error) reject(error)
        else resolve(secret)
      }
    )
  })
}

/**
 * @param owner bound to the result: it opens only for the same owner, so that two keys cannot be swapped in the file
 */
export function seal(secret: Buffer, owner: string, plain: string): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(owner))
  return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** @returns null if the secret is wrong, or the bytes were changed */
export function unseal(secret: Buffer, owner: string, sealed: Uint8Array): string | null {
  if (sealed.byteLength <= nonceBytes + tagBytes) return null
  const bytes = Buffer.from(sealed)
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
