/** A library to be checked and repaired. */
import { expect } from 'vitest'
import type { LibraryPaths } from '../../disk/library-paths.ts'
import type { Library } from '../../library.ts'
import { checker, fill, testTask } from './care.ts'
import { it as plain } from './it.ts'

/** With a full library in each test. */
export const it = plain.extend('ids', { auto: true }, ({ library, imaging }) => fill(library, imaging))

export const originalOf = (library: Library, paths: LibraryPaths, id: string): string =>
  paths.original(library.get(id)!)
export const sidecarOf = (library: Library, paths: LibraryPaths, id: string): string => paths.sidecar(library.get(id)!)
export const thumbnailOf = (library: Library, paths: LibraryPaths, id: string): string =>
  paths.thumbnail(library.get(id)!.sha256)

export async function sound(library: Library): Promise<void> {
  const task = testTask()
  expect(await library.care.verify(checker, task)).toMatchObject({
    lost: 0,
    damaged: [],
    unlisted: 0,
    descriptions: 0,
    others: 0,
    thumbnails: 0,
    index: []
  })
  expect(task.notes).toEqual([])
}
