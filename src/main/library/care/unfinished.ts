/**
 * A folder that a library is being copied to: a note says that it is not a library yet, and a list beside it what the
 * copy has written. Only what is on that list is ever removed again.
 */

import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { formatList } from '../../../shared/words/list.ts'
import {
  isTemporaryName,
  makeFolderDurable,
  syncFolder,
  writeDurably,
  writeJsonDurably
} from '../../files/durable-file.ts'
import { isSystemFile } from '../../files/system-files.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import { jsonOf } from '../disk/sidecar.ts'
import { copyListName, holdJobsName, movedListName, openedNames, placeOf, unfinishedName } from './folder-files.ts'
import { removeEmpty, WrittenFiles } from './written-files.ts'

const noteSchema = z.object({ format: z.literal('palimpsest-unfinished-copy'), from: z.string(), id: z.string() })
const holdSchema = z.object({ format: z.literal('palimpsest-hold-jobs'), copy: z.string(), id: z.string() })

type Note = z.infer<typeof noteSchema>

/** A copy in progress. */
export interface UnfinishedCopy {
  /** Where it goes. */
  to: string
  note: Note
  written: WrittenFiles
}

/**
 * Prepares the folder to take a library: it exists, and contains only what an earlier, interrupted copy of the same
 * library has written.
 * @param id for a new copy
 * @throws AppError invalid-input: it holds something else; nothing is touched then
 */
export async function beginCopy(fs: LibraryFs, from: string, to: string, id: string): Promise<UnfinishedCopy> {
  await makeFolderDurable(to, { fs })
  const names = (await fs.readdir(to)).filter((name) => !isSystemFile(name))
  const earlier = names.includes(unfinishedName) ? await noteIn(fs, to) : null
  const list = join(to, copyListName)
  if (earlier?.from === from) await assertNothingElse(fs, to, await WrittenFiles.read(fs, list))
  else if (names.length > 0) {
    throw new AppError('invalid-input', t('library.unfinished.notEmpty', { names: named(names) }), {
      nextStep: t('library.unfinished.notEmptyNext'),
      action: 'choose-folder'
    })
  }
  const note: Note = { format: 'palimpsest-unfinished-copy', from, id: earlier?.from === from ? earlier.id : id }
  await writeJsonDurably(join(to, unfinishedName), note, { fs })
  return { to, note, written: await WrittenFiles.begin(fs, list) }
}

/** Others may have used the folder since a copy was interrupted. */
async function assertNothingElse(fs: LibraryFs, to: string, written: WrittenFiles | null): Promise<void> {
  const foreign = await othersIn(fs, to, written)
  if (foreign.length === 0) return
  throw new AppError('invalid-input', t('library.unfinished.foreign', { foreign: named(foreign) }), {
    nextStep: t('library.unfinished.foreignNext'),
    action: 'choose-folder'
  })
}

/** What is in the folder that the copy has not written, by path; a folder with nothing of the copy's counts as one. */
async function othersIn(fs: LibraryFs, to: string, written: WrittenFiles | null): Promise<string[]> {
  const folders = new Set(written?.folders() ?? [])
  const found: string[] = []
  const look = async (inside: string): Promise<void> => {
    for (const name of (await ifThere(fs.readdir(placeOf(to, inside)))) ?? []) {
      const path = inside === '' ? name : `${inside}/${name}`
      if (isSystemFile(name) || (inside === '' && ofTheCopyItself(name)) || written?.ownsTemporary(path) === true)
        continue
      if (folders.has(path)) await look(path)
      else {
        const stats = await ifThere(fs.stat(placeOf(to, path)))
        if (stats !== null && !(stats.isFile() && written?.owns(path, stats) === true)) found.push(path)
      }
    }
  }
  await look('')
  return found
}

const ofTheCopyItself = (name: string): boolean =>
  [unfinishedName, copyListName].some((own) => name === own || (isTemporaryName(name) && name.startsWith(`.${own}.`)))

/**
 * From here on the folder is a library. @throws AppError disk-full, storage: it is not; or that could not be ensured,
 * see `isUnfinished`
 */
export async function endCopy(fs: LibraryFs, { to, note }: UnfinishedCopy): Promise<void> {
  const path = join(to, unfinishedName)
  await fs.rm(path, { force: true })
  try {
    await syncFolder(to, fs)
  } catch (error) {
    // The note could reappear after a power cut, when the library has long been in use: rather put it back at once.
    await writeJsonDurably(path, note, { fs })
    throw error
  }
}

/** Marks a complete copy as unfinished again: it could not be opened. @throws AppError disk-full, storage */
export async function reopenCopy(fs: LibraryFs, { to, note }: UnfinishedCopy): Promise<void> {
  await writeJsonDurably(join(to, unfinishedName), note, { fs })
}

/** Whether the folder is certainly not a library: this copy's note is in it. */
export async function isUnfinished(fs: LibraryFs, to: string, id: string): Promise<boolean> {
  return (await noteIn(fs, to).catch(() => null))?.id === id
}

/**
 * Removes what an ended copy has written; the folder itself stays. Nothing is done in a folder whose copy is complete.
 * @param opened whether the copy was opened meanwhile: what that creates is removed too
 * @returns what others have put there, which stays
 */
export async function takeBack(
  fs: LibraryFs,
  { to, note, written }: UnfinishedCopy,
  opened = false
): Promise<string[]> {
  if (!(await isUnfinished(fs, to, note.id))) return []
  if (opened) {
    for (const name of openedNames.files) await fs.rm(join(to, name), { force: true })
    await removeEmpty(fs, to, openedNames.folders)
  }
  await written.takeBack(to)
  const left = await othersIn(fs, to, written)
  // The note is removed last: if this is interrupted, the folder is still known not to be a library.
  await written.end()
  await fs.rm(join(to, unfinishedName), { force: true })
  return left
}

/** "a, b and 3 more" */
export function named(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).map((path) => `“${path}”`)
  const more = paths.length - shown.length
  if (more > 0) return t('library.unfinished.andMore', { paths: shown.join(', '), more })
  return formatList(shown)
}

/**
 * Marks a library to show that a copy of it may send its jobs.
 * @param copy a copy that is not complete yet: until then the mark has no effect. Null: there is one already
 */
export async function holdJobs(fs: LibraryFs, folder: string, copy: UnfinishedCopy | null): Promise<void> {
  const word = copy === null ? null : { format: 'palimpsest-hold-jobs', copy: copy.to, id: copy.note.id }
  if (word === null) await writeDurably(join(folder, holdJobsName), new Uint8Array(), { fs })
  else await writeJsonDurably(join(folder, holdJobsName), word, { fs })
}

/** Whether another copy of this library may send its jobs, so that this one must not. */
export async function mustHoldJobs(fs: LibraryFs, folder: string): Promise<boolean> {
  const bytes = await ifThere(fs.readFile(join(folder, holdJobsName)))
  if (bytes === null) return false
  const word = holdSchema.safeParse(jsonOf(bytes))
  return !(word.success && (await isUnfinished(fs, word.data.copy, word.data.id)))
}

/** Removes what copies leave in a library, once it is open for writing. @param names at the top of its folder */
export async function forgetCopies(fs: LibraryFs, folder: string, names: ReadonlySet<string>): Promise<void> {
  for (const name of [holdJobsName, copyListName, movedListName])
    if (names.has(name)) await fs.rm(join(folder, name), { force: true })
}

async function noteIn(fs: LibraryFs, folder: string): Promise<Note | null> {
  const bytes = await ifThere(fs.readFile(join(folder, unfinishedName)))
  return bytes === null ? null : (noteSchema.safeParse(jsonOf(bytes)).data ?? null)
}

/** @throws AppError invalid-input: the folder is no library that can be opened: a backup, or an interrupted copy */
export function assertNoCopy(names: ReadonlySet<string>): void {
  if (names.has(unfinishedName)) {
    throw new AppError('invalid-input', t('library.unfinished.unfinished'), {
      nextStep: t('library.unfinished.unfinishedNext'),
      action: 'choose-folder'
    })
  }
  if (names.has('palimpsest-backup.json')) {
    throw new AppError('invalid-input', t('library.unfinished.backup'), {
      nextStep: t('library.unfinished.backupNext'),
      action: 'choose-folder'
    })
  }
}
