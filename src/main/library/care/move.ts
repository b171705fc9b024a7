/** Moves a library to another folder or disk: copied and verified while in use, finished while closed. */

import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { syncFolder, writeDurably } from '../../files/durable-file.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import { assertApart } from './backup.ts'
import type { CopyResult } from './copy-files.ts'
import { assertRoom, copyFiles } from './copy-files.ts'
import type { FolderFile } from './folder-files.ts'
import {
  belongsInMove,
  copyListName,
  filesIn,
  holdJobsName,
  movedListName,
  placeOf,
  promisedHash
} from './folder-files.ts'
import type { CopyingParts } from './restore.ts'
import { undo } from './restore.ts'
import type { UnfinishedCopy } from './unfinished.ts'
import { beginCopy, endCopy, holdJobs, isUnfinished, reopenCopy } from './unfinished.ts'
import { foldersOf } from './written-files.ts'

/**
 * Runs the rest while nobody writes to the library, then opens the new one.
 * @param failed to be called if the new one cannot be opened, before the old one is reopened
 * @returns what the rest returns
 */
export type WhileClosed = <T>(rest: () => Promise<T>, failed: () => Promise<void>) => Promise<T>

const isOfDatabase = (path: string): boolean => path.startsWith('library.db')

/**
 * Copies the library. Until the very end the new folder is marked as unfinished, and nothing in the old one is touched:
 * a crash at any point leaves the old library whole and the one opened at the next start, or both whole.
 *
 * Exactly one of the two sends what is in line. What decides is that the note is gone from the new folder: the old one
 * holds its jobs back only once the copy named in its `hold-jobs` is complete.
 * @throws AppError invalid-input, disk-full, storage, or the signal's reason; nothing of it is then left in the new
 * folder
 */
export async function moveLibraryTo(
  parts: CopyingParts,
  from: string,
  to: string,
  whileClosed: WhileClosed
): Promise<CopyResult> {
  const { fs, task } = parts
  await assertApart(from, to)
  const copy = await beginCopy(fs, from, to, parts.newId())
  const { written } = copy
  let opened = false
  try {
    const all = await filesIn(fs, from, belongsInMove, task.signal)
    await assertRoom(
      fs,
      to,
      all.reduce((sum, { size }) => sum + size, 0)
    )
    const solid = all.filter(({ path }) => promisedHash(path) !== null || path.startsWith('thumbnails/'))
    const first = await copyFiles(parts, {
      from,
      to,
      files: solid,
      damaged: 'keep',
      doing: 'copying',
      written
    })
    const rest = await whileClosed(
      async () => {
        const files = await filesIn(fs, from, belongsInMove, task.signal)
        const left = new Set(first.damaged)
        const more = files.filter(({ path }) => !left.has(path))
        const result = await copyFiles(parts, {
          from,
          to,
          files: more,
          damaged: 'keep',
          doing: 'finishing',
          written
        })
        await takeAwayDeleted(fs, copy, files)
        await assertSame(parts, from, to, files.map(({ path }) => path).filter(isOfDatabase))
        await leaveList(fs, from, to)
        await holdJobs(fs, from, copy)
        await endCopy(fs, copy)
        return result
      },
      async () => {
        opened = true
        await reopenCopy(fs, copy)
      }
    )
    return {
      copied: first.copied + rest.copied,
      bytes: first.bytes + rest.bytes,
      unchanged: 0,
      damaged: [...first.damaged, ...rest.damaged]
    }
  } catch (error) {
    // If the copy may be complete, the old library keeps holding its jobs back.
    if (await isUnfinished(fs, to, copy.note.id)) {
      for (const name of [holdJobsName, movedListName])
        await fs.rm(join(from, name), { force: true }).catch(() => undefined)
      await undo(parts, copy, opened)
    }
    throw error
  }
}

/** What was deleted since it was copied, in this session or an interrupted one, does not reappear in the new folder. */
async function takeAwayDeleted(
  fs: LibraryFs,
  { to, written }: UnfinishedCopy,
  files: readonly FolderFile[]
): Promise<void> {
  const there = new Set(files.map(({ path }) => path))
  const deleted = written.paths().filter((path) => !there.has(path))
  await written.takeAway(to, deleted)
  for (const inside of foldersOf(deleted)) await ifThere(syncFolder(placeOf(to, inside), fs))
}

/**
 * The old folder keeps a list of what the new one has: that, and nothing else, may go to the trash. Without room for
 * the list nothing may.
 */
async function leaveList(fs: LibraryFs, from: string, to: string): Promise<void> {
  await writeDurably(join(from, movedListName), await fs.readFile(join(to, copyListName)), { fs }).catch(
    () => undefined
  )
}

async function assertSame(
  { fs, checker, task }: CopyingParts,
  from: string,
  to: string,
  paths: string[]
): Promise<void> {
  for (const path of paths) {
    task.progress(0, null, t('library.move.checkingIndex'))
    const [old, copy] = [await checker.hash(placeOf(from, path)), await checker.hash(placeOf(to, path))]
    const there = await ifThere(fs.stat(placeOf(from, path)))
    if (there === null || old?.sha256 === copy?.sha256) continue
    throw new AppError('storage', t('library.move.indexDiffers'), {
      nextStep: t('library.move.checkDisk'),
      action: 'retry'
    })
  }
}
