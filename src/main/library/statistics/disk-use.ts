/** Disk space used by a library's folder: every file is examined, none is read, and no link is followed. */
import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Clock } from '../../../shared/clock.ts'
import type { DiskUse } from '../../../shared/domain/statistics.ts'
import { forEachAtOnce, ifThere } from '../disk/library-fs.ts'
import { type LibraryPaths, libraryPaths } from '../disk/library-paths.ts'

type Part = keyof DiskUse['parts']

/** Files examined at once: few enough to leave the machine responsive. */
const width = 8
/** Milliseconds. */
const keptFor = 600_000

/** Measures the folder. A file or folder that vanishes meanwhile, or cannot be examined, is skipped. */
export async function measureDiskUse(folder: string, clock: Clock): Promise<DiskUse> {
  const paths = libraryPaths(folder)
  const nothing = (): { bytes: number; files: number } => ({ bytes: 0, files: 0 })
  const parts: DiskUse['parts'] = {
    originals: nothing(),
    thumbnails: nothing(),
    masks: nothing(),
    returned: nothing(),
    sidecars: nothing(),
    database: nothing(),
    backups: nothing(),
    other: nothing()
  }
  await walk(paths.folder, async (path, name) => {
    const stats = await lstat(path).catch(() => null)
    if (stats === null || !stats.isFile()) return
    const part = parts[partOf(paths, path, name)]
    part.files += 1
    part.bytes += stats.size
  })
  return { parts, measuredAt: Math.round(clock.now()) }
}

/** Runs one measurement at a time, and keeps the result for ten minutes. */
export function createDiskMeter(clock: Clock): (folder: string, anew: boolean) => Promise<DiskUse> {
  let kept: { folder: string; until: number; use: Promise<DiskUse> } | null = null
  return (folder, anew) => {
    if (kept !== null && !anew && kept.folder === folder && clock.monotonic() < kept.until) return kept.use
    const use = measureDiskUse(folder, clock)
    kept = { folder, until: clock.monotonic() + keptFor, use }
    use.catch(() => {
      kept = null
    })
    return use
  }
}

async function walk(folder: string, file: (path: string, name: string) => Promise<void>): Promise<void> {
  const entries: Dirent[] = (await ifThere(readdir(folder, { withFileTypes: true })).catch(() => null)) ?? []
  await forEachAtOnce(
    entries.filter((entry) => entry.isFile()),
    width,
    (entry) => file(join(folder, entry.name), entry.name)
  )
  for (const entry of entries) if (entry.isDirectory()) await walk(join(folder, entry.name), file)
}

function partOf(paths: LibraryPaths, path: string, name: string): Part {
  const within = (folder: string): boolean => path.startsWith(join(folder, '/'))
  if (within(paths.pictures)) return name.endsWith('.json') ? 'sidecars' : 'originals'
  if (within(paths.thumbnails)) return 'thumbnails'
  if (within(paths.masks)) return name.endsWith('.json') ? 'sidecars' : 'masks'
  if (within(paths.returned)) return 'returned'
  if (within(paths.backups)) return 'backups'
  return name.startsWith(basename(paths.database)) ? 'database' : 'other'
}
