/**
 * A durable list of what is written into a folder, recorded before it is written: whoever undoes the work later, even
 * after a crash, removes nothing that others have put there.
 */

import type { Stats } from 'node:fs'
import { z } from 'zod'
import { t } from '../../../shared/messages/t.ts'
import { isTemporaryName, writeDurably } from '../../files/durable-file.ts'
import { storageError } from '../../files/storage-error.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifThere } from '../disk/library-fs.ts'
import { jsonOf } from '../disk/sidecar.ts'
import { placeOf, promisedHash } from './folder-files.ts'

/** A file as written. Null: the size or time is not known in advance. */
export interface WrittenFile {
  /** Relative to the folder, with "/" as separator. */
  path: string
  size: number | null
  mtimeMs: number | null
}

const lineSchema = z.tuple([z.string(), z.number().nullable(), z.number().nullable()])

/** Milliseconds; FAT stores times to two seconds. */
const coarsest = 2000

export class WrittenFiles {
  private readonly fs: LibraryFs
  private readonly file: string
  /** By path; a file that is written again has several. */
  private readonly known = new Map<string, Omit<WrittenFile, 'path'>[]>()

  private constructor(fs: LibraryFs, file: string) {
    this.fs = fs
    this.file = file
  }

  /** @param file absolute path of the list; an existing one is continued */
  static async begin(fs: LibraryFs, file: string): Promise<WrittenFiles> {
    const list = (await WrittenFiles.read(fs, file)) ?? new WrittenFiles(fs, file)
    if (list.known.size === 0) await writeDurably(file, new Uint8Array(), { fs })
    // The last line may be incomplete.
    else await list.append('\n')
    return list
  }

  /** @returns null when there is no list */
  static async read(fs: LibraryFs, file: string): Promise<WrittenFiles | null> {
    const bytes = await ifThere(fs.readFile(file))
    if (bytes === null) return null
    const list = new WrittenFiles(fs, file)
    for (const line of bytes.toString('utf8').split('\n')) if (line !== '') list.take(Buffer.from(line), staysBelow)
    return list
  }

  /** Records files about to be written. @throws AppError disk-full, storage */
  async add(files: readonly WrittenFile[]): Promise<void> {
    const lines = files.map(({ path, size, mtimeMs }) => JSON.stringify([path, size, mtimeMs]))
    await this.append(`${lines.join('\n')}\n`)
    for (const line of lines) this.take(Buffer.from(line))
  }

  /** Whether the file there is the one that was written. For a name with a hash the size is enough. */
  owns(path: string, stats: Pick<Stats, 'size' | 'mtimeMs'>): boolean {
    return (this.known.get(path) ?? []).some(
      ({ size, mtimeMs }) =>
        (size === null || size === stats.size) &&
        (mtimeMs === null || promisedHash(path) !== null || Math.abs(mtimeMs - stats.mtimeMs) <= coarsest)
    )
  }

  /** Whether a file of this path was to be written. */
  has(path: string): boolean {
    return this.known.has(path)
  }

  /** Whether this is the temporary form of one of the files. */
  ownsTemporary(path: string): boolean {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return isTemporaryName(name) && this.known.has(path.slice(0, path.length - name.length) + finishedName(name))
  }

  paths(): string[] {
    return [...this.known.keys()]
  }

  /** Every folder that holds one of the files, deepest first. */
  folders(): string[] {
    return foldersOf(this.known.keys())
  }

  /**
   * Removes every file that is unchanged since it was written, then the folders left empty. What others have put there
   * stays, and so does the list itself.
   */
  async takeBack(folder: string): Promise<void> {
    await this.takeAway(folder, this.paths())
    const unlinked = await this.unlinked(folder, this.folders())
    const folders = this.folders().filter((inside) => unlinked.has(inside))
    for (const inside of ['', ...folders]) {
      for (const name of (await ifThere(this.fs.readdir(placeOf(folder, inside)))) ?? []) {
        const path = inside === '' ? name : `${inside}/${name}`
        if (this.ownsTemporary(path)) await this.fs.rm(placeOf(folder, path), { force: true })
      }
    }
    await removeEmpty(this.fs, folder, folders)
  }

  /** Removes these files if they are unchanged since they were written. */
  async takeAway(folder: string, paths: readonly string[]): Promise<void> {
    const unlinked = await this.unlinked(folder, foldersOf(paths))
    await forEachAtOnce(paths, 16, async (path) => {
      if (!unlinked.has(parentOf(path))) return
      const place = placeOf(folder, path)
      const stats = await ifThere(this.fs.stat(place))
      if (stats?.isFile() === true && this.owns(path, stats)) await this.fs.rm(place, { force: true })
    })
  }

  /**
   * Those of these folders, the top one included, that are really where their names say: what is behind a link belongs
   * to somebody else.
   */
  private async unlinked(folder: string, insides: readonly string[]): Promise<Set<string>> {
    const root = await ifThere(this.fs.realpath(folder))
    const found = new Set<string>()
    if (root === null) return found
    await forEachAtOnce(['', ...insides], 16, async (inside) => {
      if ((await ifThere(this.fs.realpath(placeOf(folder, inside)))) === placeOf(root, inside)) found.add(inside)
    })
    return found
  }

  /** Removes the list. */
  async end(): Promise<void> {
    await this.fs.rm(this.file, { force: true })
  }

  private take(line: Uint8Array, isWanted: (path: string) => boolean = () => true): void {
    const parsed = lineSchema.safeParse(jsonOf(line))
    if (!parsed.success || !isWanted(parsed.data[0])) return
    const [path, size, mtimeMs] = parsed.data
    const before = this.known.get(path)
    if (before === undefined) this.known.set(path, [{ size, mtimeMs }])
    else before.push({ size, mtimeMs })
  }

  private async append(text: string): Promise<void> {
    try {
      const handle = await this.fs.open(this.file, 'a')
      try {
        await handle.writeFile(new TextEncoder().encode(text))
        await handle.sync()
      } finally {
        await handle.close()
      }
    } catch (error) {
      throw storageError(error, t('library.writtenFiles.listOfCopiedFiles'))
    }
  }
}

/** Whether a path stays inside its folder on every system: the list may have been put there by somebody else. */
function staysBelow(path: string): boolean {
  return !/\\|^[a-z]:/i.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part))
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The name that a temporary file was to get. */
const finishedName = (temporary: string): string => temporary.slice(1, -'.0123456789ab.tmp'.length)

/** Every folder above these paths, deepest first. */
export function foldersOf(paths: Iterable<string>): string[] {
  const found = new Set<string>()
  for (const path of paths) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at)
      if (found.has(folder)) break
      found.add(folder)
    }
  }
  const depth = (path: string): number => path.split('/').length
  return [...found].sort((a, b) => depth(b) - depth(a))
}

/** Removes those of the folders that are empty, deepest first. */
export async function removeEmpty(fs: LibraryFs, folder: string, folders: readonly string[]): Promise<void> {
  for (const path of folders) await fs.rmdir(placeOf(folder, path)).catch(() => undefined)
}
