/** Copies a library's files to another folder: each is complete and verified before it gets its name. */

import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import type { TaskContext } from '../../../shared/task-context.ts'
import { formatBytes } from '../../../shared/words/bytes.ts'
import type { Checker } from '../../checking/checker.ts'
import { copyDurably } from '../../files/copy-durably.ts'
import { makeFolderDurable, syncFolder } from '../../files/durable-file.ts'
import { storageError } from '../../files/storage-error.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifThere, isAbsent } from '../disk/library-fs.ts'
import { contentOf } from './content-of.ts'
import type { FolderFile } from './folder-files.ts'
import { placeOf, promisedHash } from './folder-files.ts'
import type { WrittenFiles } from './written-files.ts'

export interface CopyParts {
  fs: LibraryFs
  checker: Checker
  task: TaskContext
}

export interface CopyPlan {
  from: string
  to: string
  /** Everything that the copy is to contain. */
  files: readonly FolderFile[]
  /** What happens to a damaged original: it is left out or copied as it is, and reported in both cases. */
  damaged: 'leave-out' | 'keep'
  /** What the work is called in its progress: "Copying". */
  doing: 'copying' | 'restoring' | 'finishing'
  /**
   * For a folder that others may also use: everything written is recorded first, and what others put there is never
   * overwritten. Null for a backup, which owns its folder.
   */
  written: WrittenFiles | null
  /** Paths of files that exist but are copied anyway. */
  again?: ReadonlySet<string>
}

export interface CopyResult {
  copied: number
  /** Bytes of these. */
  bytes: number
  /** Already there. */
  unchanged: number
  /** Paths of files whose content does not match their names, and of unreadable files. */
  damaged: string[]
}

/** Files copied at once: enough to keep a disk busy, few enough for a spinning one. */
const width = 4
/** Files recorded together before the first of them is written. */
const notedTogether = 128
/** Bytes left free on a disk. */
const reserve = 64 * 1024 * 1024

/** @throws AppError disk-full: not enough room; thrown before anything is written */
export async function assertRoom(fs: LibraryFs, folder: string, needed: number): Promise<void> {
  const free = await fs.freeBytes(folder).catch(() => null)
  if (free === null || needed + reserve <= free) return
  throw new AppError(
    'disk-full',
    t('library.copyFiles.noRoom', { needed: formatBytes(needed), free: formatBytes(free) }),
    {
      nextStep: t('library.copyFiles.freeSpace'),
      action: 'free-space'
    }
  )
}

/**
 * Files that are not yet in the other folder: missing, of another size or, if the content may change, of another time.
 * @throws AppError invalid-input: a file there is known not to be the one that was written
 */
export async function notThere(
  fs: LibraryFs,
  files: readonly FolderFile[],
  to: string,
  signal: AbortSignal,
  written: WrittenFiles | null = null
): Promise<FolderFile[]> {
  const wanted: FolderFile[] = []
  await forEachAtOnce(files, 32, async (file) => {
    signal.throwIfAborted()
    const there = await ifThere(fs.stat(placeOf(to, file.path)))
    assertOwn(written, file.path, there)
    const same =
      there?.size === file.size && (promisedHash(file.path) !== null || Math.abs(there.mtimeMs - file.mtimeMs) < 1)
    if (!same) wanted.push(file)
  })
  return wanted.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * Copies what is not there yet. A file with a hash in its name is verified in the new folder before it gets that name.
 * @throws AppError disk-full, storage, invalid-input: something of others is in its way; or the signal's reason. What
 * was copied by then stays and is not copied again
 */
export async function copyFiles({ fs, checker, task }: CopyParts, plan: CopyPlan): Promise<CopyResult> {
  const absent = new Set(await notThere(fs, plan.files, plan.to, task.signal, plan.written))
  const missing = plan.files.filter((file) => absent.has(file) || plan.again?.has(file.path) === true)
  const total = missing.reduce((sum, { size }) => sum + size, 0)
  await assertRoom(fs, plan.to, total)
  const result: CopyResult = { copied: 0, bytes: 0, unchanged: plan.files.length - missing.length, damaged: [] }
  const made = new Set<string>()
  let done = 0
  let gone = false
  const told = (): void =>
    task.progress(done, total, t(`library.copyFiles.${plan.doing}`, { copied: result.copied, count: missing.length }))
  told()
  const copy = async (file: FolderFile): Promise<void> => {
    task.signal.throwIfAborted()
    const folder = dirname(placeOf(plan.to, file.path))
    if (!made.has(folder)) {
      await makeFolderDurable(folder, { fs })
      made.add(folder)
    }
    const outcome = await copyOne({ fs, checker, task }, plan, file)
    done += file.size
    gone ||= outcome === 'gone'
    if (outcome === 'copied' || outcome === 'damaged-copied') {
      result.copied += 1
      result.bytes += file.size
    }
    if (outcome !== 'copied' && outcome !== 'gone') {
      result.damaged.push(file.path)
      task.note('error', badly[outcome](file.path))
    }
    told()
  }
  for (let at = 0; at < missing.length; at += notedTogether) {
    const some = missing.slice(at, at + notedTogether)
    await plan.written?.add(some)
    await forEachAtOnce(some, width, copy)
  }
  // Single missing files were deleted meanwhile; if the library's own marker is missing too, its disk is gone.
  if (gone)
    await fs
      .stat(placeOf(plan.from, 'library.json'))
      .catch((error: unknown) => Promise.reject(storageError(error, t('library.copyFiles.library'), 'read')))
  for (const folder of made) await syncFolder(folder, fs).catch(() => undefined)
  return result
}

/** @throws AppError invalid-input: the file there is not the one that this copy has written */
function assertOwn(written: WrittenFiles | null, path: string, there: Stats | null): void {
  if (written === null || there === null || (there.isFile() && written.owns(path, there))) return
  throw new AppError('invalid-input', t('library.copyFiles.foreignFile', { path }), {
    nextStep: t('library.copyFiles.foreignFileNext'),
    action: 'choose-folder'
  })
}

type Outcome = 'copied' | 'damaged' | 'damaged-copied' | 'unreadable' | 'gone'

const badly = {
  damaged: (path: string) => t('library.copyFiles.damagedLeftOut', { path }),
  'damaged-copied': (path: string) => t('library.copyFiles.damagedCopied', { path }),
  unreadable: (path: string) => t('library.copyFiles.unreadable', { path })
}

/** Without these a copy is no library; a disk that delivers none of its files is gone. */
const needed = /^library\.(?:json|db)/

async function copyOne({ fs, checker }: CopyParts, plan: CopyPlan, file: FolderFile): Promise<Outcome> {
  const source = placeOf(plan.from, file.path)
  const target = placeOf(plan.to, file.path)
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  const promised = promisedHash(file.path)
  try {
    await copyDurably(source, temporary, { fs })
    let outcome: Outcome = 'copied'
    if (promised !== null && (await checker.hash(temporary))?.sha256 !== promised) {
      const original = await checker.hash(source)
      if (original?.sha256 === promised)
        throw new AppError('storage', t('library.copyFiles.copyDiffers', { path: file.path }), {
          nextStep: t('library.copyFiles.checkDisk'),
          action: 'retry'
        })
      outcome = plan.damaged === 'keep' ? 'damaged-copied' : 'damaged'
    }
    if (outcome === 'damaged') await fs.rm(temporary, { force: true })
    else {
      if (promised === null) await fs.setTime(temporary, file.mtimeMs)
      if (plan.written !== null) assertOwn(plan.written, file.path, await ifThere(fs.stat(target)))
      await fs.rename(temporary, target)
    }
    return outcome
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined)
    // Deleted for good while the copy was made.
    if (isAbsent(error) && (await ifThere(fs.stat(source))) === null) return 'gone'
    // The error does not say which of the two disks has failed.
    if (!needed.test(file.path) && (await contentOf(checker, source, promised ?? '')) === 'unreadable')
      return 'unreadable'
    throw storageError(error, file.path)
  }
}
