import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlaceFs } from './same-place.ts'
import { isInside, isSamePlace } from './same-place.ts'

let top: string
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'places-'))
})
afterEach(() => rm(top, { recursive: true, force: true }))

describe('isInside', () => {
  it('goes by names where nothing else is to be known', async () => {
    await mkdir(join(top, 'library', 'pictures'), { recursive: true })
    await mkdir(join(top, 'library 2'))
    expect(await isInside(join(top, 'library'), join(top, 'library'))).toBe(true)
    expect(await isInside(join(top, 'library'), join(top, 'library', 'pictures'))).toBe(true)
    expect(await isInside(join(top, 'library'), join(top, 'library', 'new', 'one'))).toBe(true)
    expect(await isInside(join(top, 'library'), join(top, 'library', '..dots'))).toBe(true)
    expect(await isInside(join(top, 'library'), top)).toBe(false)
    expect(await isInside(join(top, 'library'), join(top, 'library 2'))).toBe(false)
    expect(await isInside(join(top, 'gone'), join(top, 'gone', 'below'))).toBe(true)
    expect(await isInside(join(top, 'gone'), join(top, 'library'))).toBe(false)
    expect(await isInside(join(top, 'gone'), top)).toBe(false)
  })

  it('sees through links, also above what is not there yet', async () => {
    await mkdir(join(top, 'disk', 'library'), { recursive: true })
    await symlink(join(top, 'disk'), join(top, 'link'))
    await symlink(join(top, 'disk', 'library'), join(top, 'alias'))
    expect(await isInside(join(top, 'disk', 'library'), join(top, 'link', 'library', 'new', 'folder'))).toBe(true)
    expect(await isInside(join(top, 'alias'), join(top, 'disk', 'library', 'exports'))).toBe(true)
    expect(await isInside(join(top, 'alias'), join(top, 'link'))).toBe(false)
    expect(await isSamePlace(join(top, 'alias'), join(top, 'link', 'library'))).toBe(true)
    expect(await isSamePlace(join(top, 'alias'), join(top, 'disk'))).toBe(false)
  })

  /** A disk that knows no case, and is mounted twice: each folder has its number, whatever it is called. */
  const twice: PlaceFs = {
    realpath: async (path) =>
      /^\/(mnt|Volumes)(\/library(\/pictures)?)?$/i.test(path) || path === '/'
        ? path
        : Promise.reject(new Error('ENOENT')),
    stat: async (path) => ({
      dev: 7n,
      ino:
        ({ pictures: 3n, library: 2n, mnt: 1n, volumes: 1n } as Record<string, bigint>)[
          path.toLowerCase().split('/').at(-1)!
        ] ?? 9n
    })
  }

  it('goes by the numbers of a disk that is mounted twice, or knows no case', async () => {
    expect(await isInside('/mnt/library', '/Volumes/library/pictures/new', twice)).toBe(true)
    expect(await isInside('/mnt/library', '/mnt/LIBRARY', twice)).toBe(true)
    expect(await isSamePlace('/mnt/library', '/mnt/Library', twice)).toBe(true)
    expect(await isInside('/mnt/library', '/Volumes/other', twice)).toBe(false)
    expect(await isInside('/mnt/new', '/Volumes/new/below', twice)).toBe(true)
    expect(await isInside('/mnt/new', '/Volumes/library', twice)).toBe(false)
  })

  it('tells folders apart whose numbers differ by less than a double holds, or that have none', async () => {
    const far = 2n ** 60n
    const numbers = (a: bigint, b: bigint): PlaceFs => ({
      realpath: async (path) => path,
      stat: async (path) => ({ dev: 1n, ino: path === '/a' ? a : b })
    })
    expect(await isInside('/a', '/b', numbers(far, far + 1n))).toBe(false)
    expect(await isInside('/a', '/b', numbers(far, far))).toBe(true)
    expect(await isInside('/a', '/b', numbers(0n, 0n))).toBe(false)
  })
})
