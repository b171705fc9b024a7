/**
 * How far each list of jobs had come when this profile last saw it. One that is behind is an older copy, however it was
 * made: what is in line there may have been sent since, or given up. A list that was renamed or moved is not behind.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { idSchema } from '../../shared/domain/ids.ts'
import { type DurableFs, makeFolderDurable, openForWriting, syncFolder, writeDurably } from '../files/durable-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'

export interface KnownLedgers {
  /** Null for one never seen. */
  stepOf(id: string): number | null
  /** On disk when it resolves, if the disk takes it: otherwise it is known until the app ends. Never throws. */
  record(state: { id: string; step: number }): Promise<void>
}

/** Each step is one line; when there are more, the file is rewritten with one line for each list. */
const mostLines = 2000
/** Number of lists remembered, the most recently seen ones. */
const mostLists = 500

/**
 * @param folder absolute, of the profile; an unreadable file counts as empty
 * @param open tests pass one that reports its calls
 */
export async function openKnownLedgers(
  folder: string,
  open: DurableFs['open'] = openForWriting
): Promise<KnownLedgers> {
  const path = join(folder, 'ledgers')
  const text = await readFile(path, 'utf8').catch(() => null)
  const lines = (text ?? '').split('\n')
  const known = new Map<string, number>()
  /** The most recently seen one comes last. */
  const see = (id: string, step: number): void => {
    const before = known.get(id) ?? 0
    known.delete(id)
    known.set(id, Math.max(before, step))
  }
  for (const line of lines) {
    const [id = '', digits = ''] = line.split(' ')
    if (idSchema.safeParse(id).success && /^\d{1,15}$/.test(digits)) see(id, Number(digits))
  }
  if (lines.length > mostLines) {
    const kept = [...known].slice(-mostLists).map(([id, step]) => `${id} ${step}\n`)
    await writeDurably(path, new TextEncoder().encode(kept.join('')), { mode: 0o600 }).catch(() => undefined)
  }
  let isThere = text !== null

  async function append(line: string): Promise<void> {
    if (!isThere) await makeFolderDurable(folder)
    const file = await open(path, 'a', 0o600)
    try {
      // An incomplete line before it stays separate.
      await file.writeFile(new TextEncoder().encode(`\n${line}\n`))
      await file.sync()
    } finally {
      await file.close()
    }
    if (!isThere) await syncFolder(folder)
    isThere = true
  }

  return {
    stepOf: (id) => known.get(id) ?? null,
    async record({ id, step }) {
      see(id, step)
      await oneAtATime(path, () => append(`${id} ${step}`)).catch(() => undefined)
    }
  }
}
