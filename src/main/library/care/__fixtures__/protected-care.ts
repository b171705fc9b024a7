/**
 * What the tests of write-protected libraries and backups do as a user bound by permissions; see
 * files/__fixtures__/ordinary-user.ts.
 */
import { chmod, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { imagingHere } from '../../__fixtures__/imaging-here.ts'
import { emptyTrash, everything, generated, newId, opened, paint } from '../../__fixtures__/test-library.ts'
import { machineFs } from '../../disk/library-fs.ts'
import { moveLibraryTo } from '../move.ts'
import { restoreBackupTo } from '../restore.ts'
import { checker, contentsOf, fill, testTask } from './care.ts'

/** Removes (or restores) write permission on everything in a folder. */
async function protect(folder: string, isProtected = true): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  for (const name of [...names, '']) {
    const path = join(folder, name)
    const isFolder = (await stat(path)).isDirectory()
    await chmod(path, isProtected ? (isFolder ? 0o555 : 0o444) : isFolder ? 0o755 : 0o644)
  }
}

/** Restores a backup from a read-only medium and uses the restored library. */
export async function restoreProtected(
  folder: string
): Promise<{ pictures: number; whole: boolean; added: number; deleted: number }> {
  const [path, backup, to] = [join(folder, 'library'), join(folder, 'backup'), join(folder, 'restored')]
  const library = await opened(path, imagingHere)
  const [first] = await fill(library, imagingHere, 3)
  await library.care.backUp(checker, backup, testTask())
  await protect(backup)
  await restoreBackupTo({ fs: machineFs, checker, task: testTask(), newId }, backup, to, path)
  await library.close()
  const copy = await opened(to, imagingHere)
  const { pictures } = copy.info()
  const { lost, damaged } = await copy.care.verify(checker, testTask())
  await copy.add(generated(await paint(imagingHere, 50)))
  const added = copy.info().pictures
  await copy.trash([first!])
  const deleted = await emptyTrash(copy)
  await copy.close()
  await protect(backup, false)
  return { pictures, whole: lost + damaged.length === 0, added, deleted }
}

/** Restores such a backup that was cut off when its newest state was complete but not yet in place. */
export async function restoreUncarried(folder: string): Promise<{ ratings: number[]; untouched: boolean }> {
  const [path, backup, to] = [join(folder, 'library'), join(folder, 'backup'), join(folder, 'restored')]
  const library = await opened(path, imagingHere)
  const [first] = await fill(library, imagingHere, 3)
  await library.care.backUp(checker, backup, testTask())
  await library.change([first!], { rating: 5 })
  await library.close()
  const cut: typeof machineFs.rename = async (from, target) => {
    if (from.includes('ready-')) throw new Error('The plug was pulled.')
    await machineFs.rename(from, target)
  }
  const again = await opened(path, imagingHere, { fs: { ...machineFs, rename: cut } })
  await again.care.backUp(checker, backup, testTask()).catch(() => undefined)
  await again.close()
  await protect(backup)
  const before = JSON.stringify(await contentsOf(backup))
  await restoreBackupTo({ fs: machineFs, checker, task: testTask(), newId }, backup, to, path)
  const untouched = JSON.stringify(await contentsOf(backup)) === before
  const copy = await opened(to, imagingHere)
  const ratings = everything(copy).map(({ rating }) => rating)
  await copy.close()
  await protect(backup, false)
  return { ratings: ratings.sort((a, b) => b - a), untouched }
}

/** Backs up and moves a library whose originals, descriptions and masks are all write-protected. */
export async function careForProtected(
  folder: string
): Promise<{ backedUp: number; again: number; moved: number; canBeWritten: boolean }> {
  const [path, backup, to] = [join(folder, 'library'), join(folder, 'backup'), join(folder, 'moved')]
  const library = await opened(path, imagingHere)
  const protectAll = async (isProtected: boolean): Promise<void> => {
    for (const name of ['pictures', 'masks', 'returned']) await protect(join(path, name), isProtected)
  }
  await fill(library, imagingHere, 3)
  await protectAll(true)
  const backedUp = (await library.care.backUp(checker, backup, testTask())).pictures
  await protectAll(false)
  await library.add(generated(await paint(imagingHere, 50)))
  await protectAll(true)
  const { copied } = await library.care.backUp(checker, backup, testTask())
  await moveLibraryTo({ fs: machineFs, checker, task: testTask(), newId }, path, to, async (rest) => {
    await library.close()
    return await rest()
  })
  await protectAll(false)
  const moved = await opened(to, imagingHere)
  const { pictures } = moved.info()
  const original = await moved.originalPath(everything(moved)[0]!.id)
  await moved.close()
  return { backedUp, again: copied, moved: pictures, canBeWritten: ((await stat(original!)).mode & 0o200) !== 0 }
}
