/** Files in a folder, each of them there whole or not at all. */
import { randomBytes } from 'node:crypto'
import { copyFile, link, mkdir, open, rename, rm, rmdir, stat, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { codeOf, storageError } from '../files/storage-error.ts'
import type { Parcel, ParcelFile, WhenThere } from './parcel.ts'

const temporaryOf = (path: string): string => join(dirname(path), `.${randomBytes(8).toString('hex')}.tmp`)

/** @param folder absolute; made when it is not there, and taken away again when nothing came into it */
export function folderParcel(folder: string): Parcel {
  /** Made here, the outermost first. */
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
      const temporary = temporaryOf(path)
      try {
        await folderOf(path)
        await write(temporary, file)
        return await place(temporary, path, whenThere)
      } catch (error) {
        throw storageError(error, basename(path))
      } finally {
        await rm(temporary, { force: true }).catch(() => undefined)
      }
    },
    finish: async () => folder,
    async abandon() {
      // The innermost first; one that holds something stays.
      for (const each of made.toSorted((a, b) => b.length - a.length)) await rmdir(each).catch(() => undefined)
    }
  }
}

/** From the innermost out to the outermost. */
function foldersFrom(innermost: string, outermost: string): string[] {
  const folders = [innermost]
  while (folders.at(-1) !== outermost) folders.push(dirname(folders.at(-1)!))
  return folders
}

async function write(path: string, { content, modified }: ParcelFile): Promise<void> {
  if ('file' in content) await copyFile(content.file, path)
  const handle = await open(path, 'file' in content ? 'r+' : 'wx')
  try {
    if (!('file' in content)) await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  const date = new Date(modified)
  await utimes(path, date, date)
}

/** A second name for a file fails where the name is taken, which a rename does not; disks that know no second names are asked first. */
async function place(temporary: string, path: string, whenThere: WhenThere): Promise<boolean> {
  if (whenThere === 'refuse') {
    try {
      await link(temporary, path)
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      if (await isThere(path)) return false
    }
  }
  await rename(temporary, path)
  return true
}

const isThere = async (path: string): Promise<boolean> =>
  await stat(path).then(
    () => true,
    () => false
  )
