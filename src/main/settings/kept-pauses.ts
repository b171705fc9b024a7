/**
 * Until when services have asked to be left alone, kept in the profile: they ask the account, not the library that is
 * open or this start of the app.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Pause, pauseSchema } from '../../shared/domain/pause.ts'
import { makeFolderDurable, writeJsonDurably } from '../files/durable-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'

export interface KeptPauses {
  /** Those that were in force when the app ended. */
  readonly found: readonly Pause[]
  /**
   * Keeps those whose end was asked for; the others are guesses. Never throws: a pause that is not kept is asked for
   * again.
   */
  keep(pauses: readonly Pause[]): void
  /** Resolves when everything is written. */
  written(): Promise<void>
}

/** @param folder absolute, of the profile; a file that cannot be read counts as none */
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
