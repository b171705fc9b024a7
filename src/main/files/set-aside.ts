import { rename, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { syncFolder } from './durable-file.ts'

/**
 * Renames a damaged file to `<name>.damaged-<time><ext>` beside it. Nothing is deleted: a person, or a later version,
 * may still be able to read it.
 * @param now epoch milliseconds
 * @returns the new base name
 * @throws the file system's own error if it cannot be renamed
 */
export async function setAside(path: string, now: number): Promise<string> {
  const extension = extname(path)
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')
  const stem = `${basename(path, extension)}.damaged-${time}`
  let name = `${stem}${extension}`
  for (let copy = 2; await exists(join(dirname(path), name)); copy += 1) name = `${stem}-${copy}${extension}`
  await rename(path, join(dirname(path), name))
  await syncFolder(dirname(path))
  return name
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false
  )
}
