/**
 * Until when services have asked to be left alone, stored in the profile: they limit the account, not the open library
 * or this start of the app.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Pause, pauseSchema } from '../../shared/domain/pause.ts'
import { makeFolderDurable, writeJsonDurably } from '../files/durable-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'

export interface KeptPauses {
  /** Those in force when the app last ended. */
  readonly found: readonly Pause[]
  /**
   * Stores those with a requested end; the others are guesses. Never throws: the service will repeat a pause that was
   * not stored.
   */
  keep(pauses: readonly Pause[]): void
  /** Resolves when everything is written. */
  written(): Promise<void>
}

/** @param folder absolute, of the profile; an unreadable file counts as empty */
export async function openKeptPauses(folder: string): Promise<KeptPauses> {
  const path = join(folder, 'pauses.json')
  const parsed = z.array(pauseSchema).safeParse(
    await readFile(path, 'utf8')
      .then(JSON.parse)
      .catch(() => [])
  )
  const found = parsed.success ? parsed.data : []
  let last = JSON.stringify(found)
  let writing: Promise<unknown> = Promise.resolve()
  return {
    found,
    keep(pauses) {
      const asked = pauses.filter((pause) => pause.asked).map((pause) => ({ ...pause, trying: false }))
      const text = JSON.stringify(asked)
      if (text === last) return
      last = text
      writing = oneAtATime(path, async () => {
        await makeFolderDurable(folder)
        await writeJsonDurably(path, asked, { mode: 0o600 })
      }).catch(() => undefined)
    },
    written: async () => {
      await writing
    }
  }
}
