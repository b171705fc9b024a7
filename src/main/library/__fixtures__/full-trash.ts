/**
 * A library whose trash holds pictures with everything that can be stored for one, and pictures that share parts of it.
 */
import { readdir, rm, writeFile } from 'node:fs/promises'
import { studioDraftSchema } from '../../../shared/domain/studio-draft.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'
import { generated, opened, paint } from './test-library.ts'

export interface FullTrash {
  /** In the trash. */
  ids: string[]
  /** Shown pictures that share bytes and an answer with what is in the trash. */
  kept: string[]
  /** Parts of the names of files that belong only to pictures in the trash. */
  own: string[]
}

/** Creates the library in this folder and closes it. */
export async function fillTrash(folder: string, imaging: Imaging): Promise<FullTrash> {
  const library = await opened(folder, imaging)
  const draft = studioDraftSchema.parse({ parameters: { prompt: 'a red door' } })
  const answers = [
    await library.keepReturned(await paint(imaging, 90)),
    await library.keepReturned(await paint(imaging, 91))
  ] as const
  const repainted = async (number: number, returnedSha256: string) => {
    const inpaintReport = {
      returned: { width: 64, height: 64 },
      returnedSha256,
      scaled: false,
      untouched: false,
      drift: { changed: 0, mean: 0, most: 0 }
    }
    return await library.add(generated(await paint(imaging, number), { inpaintReport }))
  }
  const twin = await library.add(generated(await paint(imaging, 1)))
  const sharing = await repainted(2, answers[0])
  const doomed = [
    await library.add(generated(await paint(imaging, 1))),
    await repainted(3, answers[0]),
    await repainted(4, answers[1]),
    await library.add(generated(await paint(imaging, 5)))
  ]
  const ids = doomed.map(({ id }) => id)
  for (const id of ids) {
    await library.saveDraft(id, draft)
    await library.change([id], { rating: 4 })
  }
  // As a small tile would have it made.
  for (const { id, sha256 } of doomed)
    await writeFile(libraryPaths(folder).smallThumbnail(sha256), (await library.thumbnail(id))!)
  await library.removeFiles([ids[3]!])
  await library.trash(ids)
  await library.close()
  return { ids, kept: [twin.id, sharing.id], own: [...ids, ...doomed.slice(1).map(({ sha256 }) => sha256), answers[1]] }
}

/** Files of the library that belong only to pictures in the trash, as paths relative to its folder. */
export async function piecesOf(folder: string, { own }: FullTrash): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => own.some((part) => name.includes(part))).sort()
}

/** Reopens the library with its index lost, so that a new one is built from the sidecars. */
export async function withoutIndex(folder: string, imaging: Imaging): Promise<Library> {
  const { database, backups } = libraryPaths(folder)
  for (const suffix of ['', '-wal', '-shm']) await rm(`${database}${suffix}`, { force: true })
  await rm(backups, { recursive: true, force: true })
  return await opened(folder, imaging)
}
