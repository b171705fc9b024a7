/** Writes one file where the user wants it: complete, or not at all. */
import { randomBytes } from 'node:crypto'
import { open, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyDurably } from '../files/copy-durably.ts'
import type { WhenThere, WrittenFile } from './export-writer.ts'
import { takeName } from './take-name.ts'

/**
 * Writes under another name beside it, and renames the file when it is on disk. The folder must exist.
 * @param path absolute
 * @param modified epoch milliseconds
 * @returns false if a file with this name exists and is to be kept
 * @throws the file system's own error; nothing is left behind
 */
export async function writeWhole(
  path: string,
  content: WrittenFile['content'],
  modified: number,
  whenThere: WhenThere
): Promise<boolean> {
  const temporary = join(dirname(path), `.${randomBytes(8).toString('hex')}.tmp`)
  try {
    await write(temporary, content, modified)
    return await place(temporary, path, whenThere)
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

async function write(path: string, content: WrittenFile['content'], modified: number): Promise<void> {
  if ('file' in content) await copyDurably(content.file, path)
  else await writeNew(path, content)
  const date = new Date(modified)
  await utimes(path, date, date)
}

async function writeNew(path: string, content: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function place(temporary: string, path: string, whenThere: WhenThere): Promise<boolean> {
  if (whenThere === 'refuse') return await takeName(temporary, path)
  await rename(temporary, path)
  return true
}
