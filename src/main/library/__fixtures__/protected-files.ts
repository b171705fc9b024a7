/**
 * What the tests of write-protected files do as a user bound by permissions; see files/__fixtures__/ordinary-user.ts.
 */
import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { libraryPaths } from '../disk/library-paths.ts'
import type { TakenFile } from '../pictures/intake.ts'
import { imagingHere } from './imaging-here.ts'
import { emptyTrash, generated, newId, opened, paint } from './test-library.ts'

/** Imports a write-protected file from a write-protected folder, and deletes its picture again. */
export async function takeIn(
  folder: string
): Promise<{ outcome: string; canBeWritten: boolean; deleted: number; left: string[] }> {
  const medium = join(folder, 'medium')
  await mkdir(medium)
  const path = join(medium, 'protected.png')
  await writeFile(path, await paint(imagingHere, 1))
  await chmod(path, 0o444)
  await chmod(medium, 0o555)
  const library = await opened(join(folder, 'library'), imagingHere)
  let what: TakenFile | null = null
  const taken = (_: unknown, one: TakenFile): void => void (what = one)
  await library.takeIn([{ path, name: 'protected.png' }], {
    batchId: newId(),
    signal: new AbortController().signal,
    taken
  })
  const said = what as TakenFile | null
  if (said?.outcome !== 'imported') throw said?.outcome === 'refused' ? said.error : new Error('It was not taken in.')
  const original = await library.originalPath(said.picture.id)
  const canBeWritten = ((await stat(original!)).mode & 0o200) !== 0
  await library.trash([said.picture.id])
  const deleted = await emptyTrash(library)
  await library.close()
  await chmod(medium, 0o755)
  return {
    outcome: said.outcome,
    canBeWritten,
    deleted,
    left: await readdir(libraryPaths(join(folder, 'library')).incoming)
  }
}

/** Loses the database of a library whose copies are write-protected. */
export async function restoreFromProtected(folder: string): Promise<{ jobs: number; pictures: number }> {
  const path = join(folder, 'library')
  const { database, backups } = libraryPaths(path)
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

/** Protects one part of a library, opens it, tries to add, removes the protection and opens it again. */
export async function protectPart(folder: string, part: string): Promise<Record<string, unknown>> {
  const path = join(folder, 'library')
  const first = await opened(path, imagingHere)
  const { id } = await first.add(generated(await paint(imagingHere, 1)))
  await first.close()
  const protectedPart = join(path, part)
  const isFolder = (await stat(protectedPart)).isDirectory()
  await chmod(protectedPart, isFolder ? 0o555 : 0o444)
  const guarded = await opened(path, imagingHere)
  const { state, reason, pictures } = guarded.info()
  const bytes = await paint(imagingHere, 2)
  const refused = await guarded.add(generated(bytes)).then(
    () => null,
    (error: unknown) => (error as { code: string }).code
  )
  const shown = guarded.get(id) !== null
  await guarded.close()
  await chmod(protectedPart, isFolder ? 0o755 : 0o644)
  const free = await opened(path, imagingHere)
  await free.add(generated(bytes))
  const after = free.info()
  await free.close()
  return { state, reason, pictures, refused, shown, after: [after.state, after.reason, after.pictures, after.repairs] }
}

/** Opens a library whose marker of a crashed session is write-protected. */
export async function protectedMark(folder: string): Promise<string> {
  const path = join(folder, 'library')
  await (await opened(path, imagingHere)).close()
  await writeFile(libraryPaths(path).inUse, '', { mode: 0o444 })
  const library = await opened(path, imagingHere)
  const { state } = library.info()
  await library.close()
  return state
}

/** Permission bits of the contents of a new library, by path; those of the folder above are not ours to choose. */
export async function permissions(folder: string): Promise<Record<string, string>> {
  const path = join(folder, 'library')
  const library = await opened(path, imagingHere)
  const picture = await library.add(generated(await paint(imagingHere, 1)))
  await library.addMask(await imagingHere.encodePng(new Uint8Array(96).fill(255), 12, 8, 1))
  const { database, pictures, incoming, marker, backups, masks } = libraryPaths(path)
  const files = [
    path,
    pictures,
    incoming,
    backups,
    masks,
    marker,
    database,
    `${database}-wal`,
    libraryPaths(path).sidecar(picture),
    libraryPaths(path).original(picture)
  ]
  const found: Record<string, string> = {}
  for (const file of files)
    found[
      file
        .slice(folder.length + 1)
        .replaceAll(/[0-9a-f]{64}|[0-9A-Z]{26}|\/[0-9a-f]{2}(?=\/)/g, (part) => (part.startsWith('/') ? '/*' : '*'))
    ] = ((await stat(file)).mode & 0o777).toString(8)
  await library.close()
  return found
}
