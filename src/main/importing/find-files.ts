/** Finds the pictures in files and folders chosen by the user. */

import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { t } from '../../shared/messages/t.ts'
import { numberOf } from '../library/disk/same-place.ts'
import type { FileToTake } from '../library/pictures/intake.ts'

export interface FoundFile extends FileToTake {
  size: number
  /** Epoch milliseconds. */
  modifiedAt: number
}

export interface Found {
  files: FoundFile[]
  /** Folders that were read, for watching them. */
  folders: string[]
  /** Other files in the folders, and hidden ones. */
  passedOver: number
  /** What could not be read, by name. */
  unreadable: { name: string; why: string }[]
}

const pictureEndings = new Set(['.png', '.jpg', '.jpeg', '.jpe', '.jfif', '.webp', '.avif'])

export interface FindOptions {
  /** Called with the count so far. */
  looking?: (found: number) => void
  /** Folders that are not entered: the library's own. */
  skip?: readonly string[]
}

/**
 * One for all: `localeCompare` creates its own for each comparison, and a folder of 50,000 files then takes many
 * seconds.
 */
const inOrder = new Intl.Collator('en', { numeric: true })

/** Deeper than anyone nests folders; an endless file system ends here. */
const deepest = 64

/**
 * Searches the paths. A file that is given directly is always included, whatever it is: its error is reported when it
 * is imported. In folders, at any depth, only files with a picture's extension count. Each folder is read once,
 * whatever links lead to it.
 * @param paths absolute
 * @throws the signal's reason
 */
export async function findFiles(
  paths: readonly string[],
  signal: AbortSignal,
  { looking = () => undefined, skip = [] }: FindOptions = {}
): Promise<Found> {
  const found: Found = { files: [], folders: [], passedOver: 0, unreadable: [] }
  const seen = new Set<string>()
  const skipped = new Set<string>()
  for (const folder of skip) skipped.add(await keyOf(folder))
  for (const path of paths) {
    const stats = await statOf(path, basename(path), found)
    if (stats === null) continue
    if (stats.isDirectory()) await look(path, basename(path), 0)
    else found.files.push({ path, name: basename(path), size: stats.size, modifiedAt: stats.mtimeMs })
  }
  return found

  async function look(folder: string, name: string, depth: number): Promise<void> {
    signal.throwIfAborted()
    const key = await keyOf(folder)
    if (skipped.has(key)) found.unreadable.push({ name, why: t('importing.findFiles.libraryFolder') })
    if (skipped.has(key) || seen.has(key) || depth > deepest) return
    seen.add(key)
    const entries = await entriesOf(folder, name, found)
    if (entries === null) return
    found.folders.push(folder)
    for (const entry of entries) {
      const path = join(folder, entry)
      if (entry.startsWith('.')) {
        found.passedOver += 1
        continue
      }
      const inside = await statOf(path, `${name}/${entry}`, found)
      if (inside?.isDirectory()) await look(path, `${name}/${entry}`, depth + 1)
      else if (inside?.isFile() && pictureEndings.has(extname(entry).toLowerCase())) {
        found.files.push({ path, name: `${name}/${entry}`, size: inside.size, modifiedAt: inside.mtimeMs })
        looking(found.files.length)
      } else if (inside !== null) found.passedOver += 1
    }
  }
}

/** Windows may give no number for a folder; its path then identifies it. */
const keyOf = async (folder: string): Promise<string> => (await numberOf(folder)) ?? folder

async function entriesOf(folder: string, name: string, found: Found): Promise<string[] | null> {
  try {
    return (await readdir(folder)).toSorted(inOrder.compare)
  } catch (error) {
    found.unreadable.push({ name, why: reason(error) })
    return null
  }
}

async function statOf(path: string, name: string, found: Found): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    found.unreadable.push({ name, why: reason(error) })
    return null
  }
}

const reasons: Record<string, string> = {
  ENOENT: t('importing.findFiles.gone'),
  ELOOP: t('importing.findFiles.linkLoop'),
  EACCES: t('importing.findFiles.notAllowed'),
  EPERM: t('importing.findFiles.notAllowed'),
  ENAMETOOLONG: t('importing.findFiles.nameTooLong')
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    reasons[code] ??
    (code === '' ? t('importing.findFiles.unreadable') : t('importing.findFiles.unreadableCode', { code }))
  )
}
