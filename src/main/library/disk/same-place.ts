/**
 * Whether a folder is, or is inside, another one. Names cannot tell: links, mounts, case-insensitive disks and Windows
 * short names give one folder many names. The file system's number of each folder on the way up can.
 */
import type { BigIntStats } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** The required file system calls. */
export interface PlaceFs {
  realpath(path: string): Promise<string>
  /** As bigints: those of NTFS fit nothing else. */
  stat(path: string): Promise<Pick<BigIntStats, 'dev' | 'ino'>>
}

const machineFs: PlaceFs = { realpath: (path) => realpath(path), stat: (path) => stat(path, { bigint: true }) }

interface Place {
  /** Without links, of the nearest existing folder. */
  real: string
  /** The part below it that does not exist yet. */
  rest: string
}

/**
 * Whether `inner` is `outer` or anything below it. Neither needs to exist. @param outer absolute @param inner absolute
 */
export async function isInside(outer: string, inner: string, fs: PlaceFs = machineFs): Promise<boolean> {
  const [above, below] = [await placeOf(resolve(outer), fs), await placeOf(resolve(inner), fs)]
  if (isWithin(join(above.real, above.rest), join(below.real, below.rest))) return true
  const number = await numberOf(above.real, fs)
  if (number === null) return false
  // What does not exist contains nothing that does: only the names below the same folder can tell.
  if (above.rest !== '')
    return (await numberOf(below.real, fs)) === number && isWithin(above.rest, below.rest === '' ? '.' : below.rest)
  for (let at = below.real; ; at = dirname(at)) {
    if ((await numberOf(at, fs)) === number) return true
    if (at === dirname(at)) return false
  }
}

/** Whether two paths lead to the same folder. */
export async function isSamePlace(one: string, other: string, fs: PlaceFs = machineFs): Promise<boolean> {
  return (await isInside(one, other, fs)) && (await isInside(other, one, fs))
}

async function placeOf(path: string, fs: PlaceFs): Promise<Place> {
  let rest = ''
  for (let at = path; ; at = dirname(at)) {
    try {
      return { real: await fs.realpath(at), rest }
    } catch {
      if (at === dirname(at)) return { real: at, rest }
      rest = join(basename(at), rest)
    }
  }
}

/**
 * Identifies a file or folder on its disk, whatever its name. Null if the disk gives no number, or nothing is there.
 */
export async function numberOf(path: string, fs: PlaceFs = machineFs): Promise<string | null> {
  try {
    const { dev, ino } = await fs.stat(path)
    return ino === 0n ? null : `${dev}:${ino}`
  } catch {
    return null
  }
}

/** By names only. Both are real paths. */
export function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path)
  return inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside))
}
