import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporaryName } from './durable-file.ts'

/** Name that electron-store's writer gives an unfinished file. */
const ofSettings = /^[a-z-]+\.json\.tmp-\d{10}[0-9a-f]{6}$/

/**
 * Removes what interrupted writes have left in this one folder, recognized by names that nothing else uses. To be
 * called before anything is written there. Never throws: what cannot be removed now is removed at a later start.
 */
export async function sweepTemporary(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names)
    if (isTemporaryName(name) || ofSettings.test(name))
      await rm(join(folder, name), { force: true }).catch(() => undefined)
}
