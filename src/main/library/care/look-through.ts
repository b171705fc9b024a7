/** Goes through a library drawer by drawer and reports every mismatch: used by both the check and the repair. */
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { PictureRows } from '../database/picture-rows.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifReadable, ifThere } from '../disk/library-fs.ts'
import { isOriginalName, type LibraryPaths } from '../disk/library-paths.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { readSidecar, sidecarOf } from '../disk/sidecar.ts'
import type { Deletions } from '../journal/deletions.ts'

export interface LookParts {
  fs: LibraryFs
  paths: LibraryPaths
  rows: PictureRows
  /** Remains of deleted pictures that could not be removed yet are not a loss. */
  deletions: Pick<Deletions, 'takes'>
}

/** A file or row that does not match. */
export type Finding =
  /** A row without its file, which nobody removed on purpose. `known`: already marked as missing. */
  | { kind: 'original-lost'; stored: StoredPicture; known: boolean }
  /** A row marked as missing whose file is there. */
  | { kind: 'original-back'; stored: StoredPicture }
  | { kind: 'sidecar-lost'; stored: StoredPicture }
  | { kind: 'sidecar-damaged'; stored: StoredPicture; file: string }
  | { kind: 'sidecar-differs'; stored: StoredPicture; sidecar: StoredPicture }
  /** A sidecar without a row; `hasFile`: its original was there. */
  | { kind: 'sidecar-unlisted'; sidecar: StoredPicture; hasFile: boolean }
  | { kind: 'sidecar-unreadable'; file: string }
  /** An original without a row or sidecar. */
  | { kind: 'original-unlisted'; file: string; fileName: string }
  | { kind: 'thumbnail-lost'; stored: StoredPicture }
  /** The disk does not deliver this folder: nothing is known of its files. */
  | { kind: 'drawer-unreadable'; name: string; stored: StoredPicture[] }

export interface DrawerLook {
  /** "00" to "ff" */
  name: string
  stored: StoredPicture[]
  /** Names of the originals found. */
  originals: ReadonlySet<string>
  findings: Finding[]
}

const sidecarName = /^([0-9a-f]{64})\.([0-9A-HJKMNP-TV-Z]{26})\.json$/
/** Files read at once. */
const width = 16

export const drawerNames: readonly string[] = Array.from({ length: 256 }, (_, index) =>
  index.toString(16).padStart(2, '0')
)

/** Everything about one drawer. Sidecars with pending changes must be written before (`settled`). */
export async function lookIntoDrawer(parts: LookParts, name: string, signal: AbortSignal): Promise<DrawerLook> {
  const { fs, paths, deletions } = parts
  const path = join(paths.pictures, name)
  const names = await namesIn(fs, path)
  const thumbnails = new Set((await namesIn(fs, join(paths.thumbnails, name))) ?? [])
  // Rows are read after the files: so fewer pictures added meanwhile seem to lack a row. The repair asks again.
  const stored = parts.rows.inDrawer(name)
  if (names === null)
    return { name, stored, originals: new Set(), findings: [{ kind: 'drawer-unreadable', name, stored }] }
  const originals = new Set(names.filter(isOriginalName))
  const look: DrawerLook = { name, stored, originals, findings: [] }
  const known = new Map(stored.map((each) => [each.picture.id, each]))
  const spokenFor = new Set(stored.map(({ picture }) => picture.fileName))
  const sidecars = new Map<string, string>()
  for (const file of names) {
    const [, , id] = sidecarName.exec(file) ?? []
    if (id !== undefined && !deletions.takes(file)) sidecars.set(id, file)
  }
  const seenThumbnails = new Set<string>()
  for (const each of stored) {
    const there = originals.has(each.picture.fileName)
    if (!there && !isRemoved(each))
      look.findings.push({ kind: 'original-lost', stored: each, known: each.picture.missing })
    if (there && each.picture.missing) look.findings.push({ kind: 'original-back', stored: each })
    const thumbnail = `${each.picture.sha256}.webp`
    if (there && !thumbnails.has(thumbnail) && !seenThumbnails.has(thumbnail))
      look.findings.push({ kind: 'thumbnail-lost', stored: each })
    seenThumbnails.add(thumbnail)
    if (!sidecars.has(each.picture.id) && !(await isOnItsWay(parts, each)))
      look.findings.push({ kind: 'sidecar-lost', stored: each })
  }
  await forEachAtOnce([...sidecars], width, async ([id, file]) => {
    signal.throwIfAborted()
    const bytes = await ifReadable(fs, join(path, file))
    // Just deleted for good; one that exists but cannot be read counts as damaged.
    if (bytes === null && !(await isThere(fs, join(path, file)))) return
    const sidecar = bytes === null ? null : readSidecar(bytes)
    const row = known.get(id)
    const fits =
      sidecar !== null &&
      sidecar.picture.id === id &&
      file.startsWith(`${sidecar.picture.sha256}.`) &&
      isOriginalName(sidecar.picture.fileName)
    if (fits) spokenFor.add(sidecar.picture.fileName)
    if (row !== undefined && file.startsWith(`${row.picture.sha256}.`)) {
      if (!fits) look.findings.push({ kind: 'sidecar-damaged', stored: row, file: join(path, file) })
      else if (!saysTheSame(row, sidecar)) look.findings.push({ kind: 'sidecar-differs', stored: row, sidecar })
    } else if (!fits) look.findings.push({ kind: 'sidecar-unreadable', file: join(path, file) })
    else if (parts.rows.get(id) === null)
      look.findings.push({ kind: 'sidecar-unlisted', sidecar, hasFile: originals.has(sidecar.picture.fileName) })
  })
  for (const fileName of originals) {
    if (!spokenFor.has(fileName) && !deletions.takes(fileName))
      look.findings.push({ kind: 'original-unlisted', file: join(path, fileName), fileName })
  }
  return look
}

/** A picture that was just added has its sidecar in the journal until its row is on disk. */
async function isOnItsWay({ fs, paths }: LookParts, { picture }: StoredPicture): Promise<boolean> {
  for (const place of [paths.incomingFile(picture.id, 'picture'), paths.sidecar(picture)])
    if (await isThere(fs, place)) return true
  return false
}

/** What the disk does not report on now counts as present. */
async function isThere(fs: LibraryFs, file: string): Promise<boolean> {
  return (await ifThere(fs.stat(file)).catch(() => true)) !== null
}

/** What is in a folder; empty if it does not exist, null if the disk does not deliver it. */
async function namesIn(fs: LibraryFs, folder: string): Promise<string[] | null> {
  try {
    return (await ifThere(fs.readdir(folder))) ?? []
  } catch {
    return null
  }
}

/** The user has removed the file and kept the recipe. */
export function isRemoved({ picture }: StoredPicture): boolean {
  return picture.fileRemovedAt !== null
}

/** As both would be written; the place in the history may differ by one if two pictures had the same. */
export function saysTheSame(row: StoredPicture, sidecar: StoredPicture): boolean {
  const plain = (stored: StoredPicture): unknown => {
    const { order: _, ...rest } = sidecarOf(stored)
    return JSON.parse(JSON.stringify(rest))
  }
  return isDeepStrictEqual(plain(row), plain(sidecar))
}
