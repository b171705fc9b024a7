/**
 * Identifies this installation of the app: a profile on one disk. A copy of it, on whatever machine, is another one.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../files/durable-file.ts'

const secretPattern = /^[0-9a-f]{32}$/

/**
 * The id of the installation in this profile, the same at every start. It includes the file's number on its disk, which
 * no copy has. If none can be stored it is a new one: jobs in line then wait for the user once.
 */
export async function installationIn(folder: string): Promise<string> {
  const file = join(folder, 'installation')
  const random = randomBytes(16).toString('hex')
  try {
    const there = await readFile(file, 'utf8').catch(() => '')
    const secret = secretPattern.test(there) ? there : random
    if (secret !== there) await writeDurably(file, new TextEncoder().encode(secret), { mode: 0o600 })
    const { ino } = await stat(file, { bigint: true })
    return createHash('sha256').update(`${secret} ${ino}`).digest('hex').slice(0, 32)
  } catch {
    return random
  }
}
