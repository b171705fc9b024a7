import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from '../../__fixtures__/it.ts'
import type { PlaceFs } from './same-place.ts'
import { isInside, isSamePlace } from './same-place.ts'

describe('isInside', () => {
  it('compares names if nothing else is known', async ({ folder }) => {
    await mkdir(join(folder, 'library', 'pictures'), { recursive: true })
    await mkdir(join(folder, 'library 2'))
    expect(await isInside(join(folder, 'library'), join(folder, 'library'))).toBe(true)
    expect(await isInside(join(folder, 'library'), join(folder, 'library', 'pictures'))).toBe(true)
    expect(await isInside(join(folder, 'library'), join(folder, 'library', 'new', 'one'))).toBe(true)
    expect(await isInside(join(folder, 'library'), join(folder, 'library', '..dots'))).toBe(true)
    expect(await isInside(join(folder, 'library'), folder)).toBe(false)
    expect(await isInside(join(folder, 'library'), join(folder, 'library 2'))).toBe(false)
    expect(await isInside(join(folder, 'gone'), join(folder, 'gone', 'below'))).toBe(true)
    expect(await isInside(join(folder, 'gone'), join(folder, 'library'))).toBe(false)
    expect(await isInside(join(folder, 'gone'), folder)).toBe(false)
  })

  it('sees through links, even above what does not exist yet', async ({ folder }) => {
    await mkdir(join(folder, 'disk', 'library'), { recursive: true })
    await symlink(join(folder, 'disk'), join(folder, 'link'))
    await symlink(join(folder, 'disk', 'library'), join(folder, 'alias'))
    expect(await isInside(join(folder, 'disk', 'library'), join(folder, 'link', 'library', 'new', 'folder'))).toBe(true)
    expect(await isInside(join(folder, 'alias'), join(folder, 'disk', 'library', 'exports'))).toBe(true)
    expect(await isInside(join(folder, 'alias'), join(folder, 'link'))).toBe(false)
    expect(await isSamePlace(join(folder, 'alias'), join(folder, 'link', 'library'))).toBe(true)
    expect(await isSamePlace(join(folder, 'alias'), join(folder, 'disk'))).toBe(false)
  })

  /** A case-insensitive disk that is mounted twice: each folder has its number, whatever its name. */
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

  it('uses the numbers of a disk that is mounted twice or case-insensitive', async () => {
    expect(await isInside('/mnt/library', '/Volumes/library/pictures/new', twice)).toBe(true)
    expect(await isInside('/mnt/library', '/mnt/LIBRARY', twice)).toBe(true)
    expect(await isSamePlace('/mnt/library', '/mnt/Library', twice)).toBe(true)
    expect(await isInside('/mnt/library', '/Volumes/other', twice)).toBe(false)
    expect(await isInside('/mnt/new', '/Volumes/new/below', twice)).toBe(true)
    expect(await isInside('/mnt/new', '/Volumes/library', twice)).toBe(false)
  })

  it("distinguishes folders whose numbers differ by less than a double's precision, or that have none", async () => {
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
