import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporaryName } from './durable-file.ts'

/** What electron-store's own writer calls a file until it is whole. */
const ofSettings = /^[a-z-]+\.json\.tmp-\d{10}[0-9a-f]{6}$/

/**
 * Takes away what writes that were cut off have left in this one folder, by the names that only they have. To be
 * called before anything is written there. Never throws: what cannot be taken away now goes at a next start.
 */
export async function sweepTemporary(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names)
    if (isTemporaryName(name) || ofSettings.test(name))
      await rm(join(folder, name), { force: true }).catch(() => undefined)
}
