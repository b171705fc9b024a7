/** Unguessable bytes: `randomBytes` of node:crypto, or a test's. */
export type RandomBytes = (count: number) => Uint8Array

/** A name of 128 random bits, 32 characters of 0-9 and a-f. */
export function randomName(random: RandomBytes): string {
  return Buffer.from(random(16)).toString('hex')
}
