/** What the tests of write-protected files do as a user whom permissions bind; see files/__fixtures__/ordinary-user.ts. */
import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TakenFile } from '../intake.ts'
import { layoutOf } from '../layout.ts'
import { imagingHere } from './imaging-here.ts'
import { emptyTrash, generated, newId, opened, paint } from './test-library.ts'

/** Takes a write-protected file of a write-protected folder in, and deletes its picture again. */
export async function takeIn(folder: string): Promise<{ outcome: string; canBeWritten: boolean; deleted: number; left: string[] }> {
  const medium = join(folder, 'medium')
  await mkdir(medium)
  const path = join(medium, 'protected.png')
  await writeFile(path, await paint(imagingHere, 1))
  await chmod(path, 0o444)
  await chmod(medium, 0o555)
  const library = await opened(join(folder, 'library'), imagingHere)
  let what: TakenFile | null = null
  const taken = (_: unknown, one: TakenFile): void => void (what = one)
  await library.takeIn([{ path, name: 'protected.png' }], { batchId: newId(), signal: new AbortController().signal, taken })
  const said = what as TakenFile | null
  if (said?.outcome !== 'imported') throw said?.outcome === 'refused' ? said.error : new Error('It was not taken in.')
  const original = await library.originalPath(said.picture.id)
  const canBeWritten = ((await stat(original!)).mode & 0o200) !== 0
  await library.trash([said.picture.id])
  const deleted = await emptyTrash(library)
  await library.close()
  await chmod(medium, 0o755)
  return { outcome: said.outcome, canBeWritten, deleted, left: await readdir(layoutOf(join(folder, 'library')).incoming) }
}

/** Loses the database of a library whose copies of it are write-protected. */
export async function restoreFromProtected(folder: string): Promise<{ jobs: number; pictures: number }> {
  const path = join(folder, 'library')
  const { database, backups } = layoutOf(path)
  const library = await opened(path, imagingHere)
  await library.add(generated(await paint(imagingHere, 1)))
  library.database.exec("INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES ('a', 'a', 'done', 1, '{}')")
  await library.close()
  for (const name of await readdir(backups)) await chmod(join(backups, name), 0o444)
  await rm(database)
  const mended = await opened(path, imagingHere)
  const jobs = mended.database.prepare('SELECT id FROM jobs').all().length
  await mended.add(generated(await paint(imagingHere, 2)))
  const { pictures } = mended.info()
  await mended.close()
  return { jobs, pictures }
}
