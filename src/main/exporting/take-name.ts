/** Gives a finished file a free name, on disks with and without hard links. */
import { link, open, rename, rm } from 'node:fs/promises'
import { codeOf } from '../files/storage-error.ts'

/**
 * Renames the file in its folder without ever replacing another file: creating a hard link fails if the name is taken,
 * a rename does not. If the disk has no hard links (exFAT, many shares), an empty file reserves the name.
 * @param temporary absolute path of the file, which is gone from there afterwards
 * @param path absolute, in the same folder
 * @returns false if the name is taken; the file then stays where it is
 * @throws the file system's own error
 */
export async function takeName(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path)
    await rm(temporary, { force: true })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
  }
  try {
    await (await open(path, 'wx')).close()
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  try {
    await rename(temporary, path)
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined)
    throw error
  }
  return true
}
