/**
 * Giving a finished file a name that nobody has, on disks that know second names for a file and on those that do not.
 */
import { link, open, rename, rm } from 'node:fs/promises'
import { codeOf } from '../files/storage-error.ts'

/**
 * Moves the file to a name beside it, and never over another file: a second name fails where the name is taken, which a
 * rename does not. Where the disk knows no second names (exFAT, many shares), an empty file of our own keeps the name
 * free of others.
 * @param temporary absolute path of the file, which is gone from there afterwards
 * @param path absolute, in the same folder
 * @returns false when the name is taken; the file stays where it is then
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
