import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, vi } from 'vitest'
import { it } from '../__fixtures__/it.ts'

const disk = vi.hoisted(() => ({ knowsSecondNames: true }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const link: typeof real.link = async (from, to) => {
    if (!disk.knowsSecondNames) throw Object.assign(new Error('no second names'), { code: 'EPERM' })
    await real.link(from, to)
  }
  return { ...real, link }
})

const { takeName } = await import('./take-name.ts')
const { zipWriter } = await import('./zip-writer.ts')
const { writeWhole } = await import('./write-whole.ts')

describe.each([
  ['knows second names', true],
  ['knows none', false]
])('on a disk that %s', (_, knowsSecondNames) => {
  beforeEach(() => {
    disk.knowsSecondNames = knowsSecondNames
  })

  it('a name is taken only once', async ({ folder }) => {
    const [one, two, path] = ['one.tmp', 'two.tmp', 'export.zip'].map((name) => join(folder, name)) as [
      string,
      string,
      string
    ]
    await writeFile(one, 'one')
    await writeFile(two, 'two')
    expect(await Promise.all([takeName(one, path), takeName(two, path)])).toEqual(expect.arrayContaining([true, false]))
    const [left] = (await readdir(folder)).filter((name) => name.endsWith('.tmp'))
    expect([await readFile(path, 'utf8'), await readFile(join(folder, left!), 'utf8')].sort()).toEqual(['one', 'two'])
  })

  it('two exports to one zip become two, and a file added meanwhile stays', async ({ folder }) => {
    const { signal } = new AbortController()
    const path = join(folder, 'Export.zip')
    const parcels = [
      await zipWriter({ path, replace: false, signal }),
      await zipWriter({ path, replace: false, signal })
    ]
    await writeFile(path, 'mine')
    for (const [at, parcel] of parcels.entries())
      await parcel.add({ path: `${at}.png`, content: Buffer.from(`picture ${at}`), modified: 1e12 }, 'refuse')
    const made = [await parcels[0]!.finish(), await parcels[1]!.finish()]
    expect(made).toEqual([join(folder, 'Export (2).zip'), join(folder, 'Export (3).zip')])
    expect((await readdir(folder)).sort()).toEqual(['Export (2).zip', 'Export (3).zip', 'Export.zip'])
    expect(await readFile(path, 'utf8')).toBe('mine')
    for (const [at, zip] of made.entries()) expect((await readFile(zip)).includes(`picture ${at}`)).toBe(true)
  })

  it('a file that is to be kept is not overwritten', async ({ folder }) => {
    const path = join(folder, 'a.png')
    const written = await Promise.all(['one', 'two'].map((text) => writeWhole(path, Buffer.from(text), 1e12, 'refuse')))
    expect(written).toEqual(expect.arrayContaining([true, false]))
    expect(await readFile(path, 'utf8')).toBe(written[0] ? 'one' : 'two')
    expect(await readdir(folder)).toEqual(['a.png'])
  })
})
