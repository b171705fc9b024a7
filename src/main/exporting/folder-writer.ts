/** Writes files into a folder, each complete or not at all. */
import { mkdir, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { storageError } from '../files/storage-error.ts'
import type { ExportWriter } from './export-writer.ts'
import { writeWhole } from './write-whole.ts'

/** @param folder absolute; created if missing, and removed again if nothing was written into it */
export function folderWriter(folder: string): ExportWriter {
  /** Created here, outermost first. */
  const made: string[] = []
  const known = new Set<string>()

  async function folderOf(path: string): Promise<void> {
    const parent = dirname(path)
    if (known.has(parent)) return
    const first = await mkdir(parent, { recursive: true })
    if (first !== undefined) made.push(...foldersFrom(parent, first))
    known.add(parent)
  }

  return {
    async add(file, whenThere) {
      const path = join(folder, ...file.path.split('/'))
      try {
        await folderOf(path)
        return await writeWhole(path, file.content, file.modified, whenThere)
      } catch (error) {
        throw storageError(error, basename(path))
      }
    },
    finish: async () => folder,
    async abandon() {
      // Innermost first; one that is not empty stays.
      for (const each of made.toSorted((a, b) => b.length - a.length)) await rmdir(each).catch(() => undefined)
    }
  }
}

/** From innermost to outermost. */
function foldersFrom(innermost: string, outermost: string): string[] {
  const folders = [innermost]
  while (folders.at(-1) !== outermost) folders.push(dirname(folders.at(-1)!))
  return folders
}
