/** What the test of exporting a write-protected original does as a user bound by permissions. */
import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../write-whole.ts'

/**
 * Copies a write-protected file, then overwrites that copy with another one. @returns its content then, and whether it
 * can be written
 */
export async function writeTwice(folder: string): Promise<{ content: string; canBeWritten: boolean }> {
  const file = join(folder, 'original')
  const target = join(folder, 'copy')
  await writeFile(file, 'first')
  await chmod(file, 0o444)
  await writeWhole(target, { file }, 1000, 'refuse')
  await chmod(file, 0o644)
  await writeFile(file, 'second')
  await chmod(file, 0o444)
  await writeWhole(target, { file }, 1000, 'replace')
  return { content: await readFile(target, 'utf8'), canBeWritten: ((await stat(target)).mode & 0o200) !== 0 }
}
