/**
 * Whether a folder is inside another one, or is it. Names do not tell: links, mounts, disks that know no case and short
 * names of Windows give one folder many. The disk's own number of each folder on the way up does.
 */
import type { BigIntStats } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** The calls that are needed of a file system. */
export interface PlaceFs {
  realpath(path: string): Promise<string>
  /** In whole numbers: those of NTFS do not fit into any other. */
  stat(path: string): Promise<Pick<BigIntStats, 'dev' | 'ino'>>
}

const machineFs: PlaceFs = { realpath: (path) => realpath(path), stat: (path) => stat(path, { bigint: true }) }

interface Place {
  /** Without links, of the nearest folder that is there. */
  real: string
  /** What is not there yet, below it. */
  rest: string
}

/**
 * Whether `inner` is `outer` or anything below it. Neither needs to be there. @param outer absolute @param inner
 * absolute
 */
export async function isInside(outer: string, inner: string, fs: PlaceFs = machineFs): Promise<boolean> {
  const [above, below] = [await placeOf(resolve(outer), fs), await placeOf(resolve(inner), fs)]
  if (isWithin(join(above.real, above.rest), join(below.real, below.rest))) return true
  const number = await numberOf(above.real, fs)
  if (number === null) return false
  // What is not there holds nothing that is: only the names below the same folder can say it.
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
 * By which a disk knows a file or folder, whatever it is called. Null where the disk gives none, or nothing is there.
 */
export async function numberOf(path: string, fs: PlaceFs = machineFs): Promise<string | null> {
  try {
    const { dev, ino } = await fs.stat(path)
    return ino === 0n ? null : `${dev}:${ino}`
  } catch {
    return null
  }
}

/** By names alone. Both real paths. */
export function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path)
  return inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside))
}
