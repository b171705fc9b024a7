/** The note in a folder that a library is being copied to: until it is gone, what stands there is no library. */
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { makeFolderDurable, syncFolder, writeJsonDurably } from '../../files/durable-file.ts'
import type { LibraryFs } from '../library-fs.ts'
import { ifThere } from '../library-fs.ts'
import { jsonOf } from '../sidecar.ts'

export const unfinishedName = 'unfinished-copy.json'
/** Left in a library of which there is another copy: its jobs may have been sent by that one. */
export const holdJobsName = 'hold-jobs'

const noteSchema = z.object({ format: z.literal('palimpsest-unfinished-copy'), from: z.string() })

/** What file systems put into the root of an empty disk; it is nobody's to take away. */
const ofTheDisk = /^(\.|lost\+found$|System Volume Information$|\$RECYCLE\.BIN$)/i

/**
 * Makes the folder ready to take a library: it is there, and holds nothing but what an earlier, cut-off copy of the same
 * library left.
 * @throws AppError invalid-input: it holds something else
 */
export async function beginCopy(fs: LibraryFs, from: string, to: string): Promise<void> {
  await makeFolderDurable(to, { fs })
  const names = await fs.readdir(to)
  const foreign = names.filter((name) => !ofTheDisk.test(name))
  if (foreign.length > 0) {
    const note = names.includes(unfinishedName) ? noteSchema.safeParse(jsonOf(await fs.readFile(join(to, unfinishedName)))) : null
    if (note?.success !== true || note.data.from !== from) {
      throw new AppError('invalid-input', 'This folder is not empty.', {
        nextStep: 'Make a new, empty folder there, and choose that.',
        action: 'choose-folder'
      })
    }
  }
  await writeJsonDurably(join(to, unfinishedName), { format: 'palimpsest-unfinished-copy', from }, { fs })
}

/** From here on the folder is a library. */
export async function endCopy(fs: LibraryFs, to: string): Promise<void> {
  await fs.rm(join(to, unfinishedName), { force: true })
  await syncFolder(to, fs)
}

/** Takes away what an ended copy has made; the folder itself stays. */
export async function takeBack(fs: LibraryFs, to: string): Promise<void> {
  const names = (await ifThere(fs.readdir(to))) ?? []
  if (!names.includes(unfinishedName)) return
  // The note goes last: what is cut off here is still known as no library.
  for (const name of names) if (name !== unfinishedName && !ofTheDisk.test(name)) await fs.rmTree(join(to, name))
  await fs.rm(join(to, unfinishedName), { force: true })
}

/** @throws AppError invalid-input: the folder is no library that can be opened: a backup, or a copy that was cut off */
export function assertNoCopy(names: ReadonlySet<string>): void {
  if (names.has(unfinishedName)) {
    throw new AppError('invalid-input', 'The library in this folder was not copied to its end, so it is not opened.', {
      nextStep: 'Choose another folder. To finish it, restore or move into the same folder again.',
      action: 'choose-folder'
    })
  }
  if (names.has('palimpsest-backup.json')) {
    throw new AppError('invalid-input', 'This folder holds a backup, which is not opened itself so that it stays as it is.', {
      nextStep: 'Use “Restore a backup” in the settings.',
      action: 'choose-folder'
    })
  }
}
