import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect } from 'vitest'
import { nameBy, type Pattern, readPattern } from '../../shared/naming/file-pattern.ts'
import type { Imaging } from '../imaging/imaging.ts'
import { it } from '../library/__fixtures__/it.ts'
import { generated, paint, prompting, TestClock } from '../library/__fixtures__/test-library.ts'
import type { Library } from '../library/library.ts'
import { intoPng, tEXt } from '../metadata/__fixtures__/made-files.ts'
import { readRecipe } from '../metadata/read-recipe.ts'
import { createExportCache, type ExportCache } from './export-cache.ts'
import { createPictureExporter } from './picture-exporter.ts'

let clock: TestClock
let exportCache: ExportCache
/** Keys known to the app. */
let keys: string[]

it.beforeEach(async ({ folder, imaging, library }) => {
  clock = new TestClock()
  clock.time = Date.now()
  keys = ['canary']
  const redact = (text: string): string => keys.reduce((rest, key) => rest.replaceAll(key, '[removed]'), text)
  const exporter = createPictureExporter({ imaging, app: 'Palimpsest 1.2.3', redact })
  exportCache = createExportCache({
    folder: join(folder, 'outgoing'),
    clock,
    exporter,
    secrets: () => String(keys.length)
  })
  return async () => {
    await library.close()
    await rm(folder, { recursive: true, force: true })
  }
})

const add = async (imaging: Imaging, library: Library, number: number, prompt: string) =>
  await library.add(generated(await paint(imaging, number), prompting(prompt)))

it('copies have descriptive names without secrets', async ({ imaging, library }) => {
  const pictures = [
    await add(imaging, library, 1, 'a lighthouse: at dusk / night'),
    await add(imaging, library, 2, 'my canary key')
  ]
  const paths = await exportCache.copies(
    library,
    pictures.map(({ id }) => id),
    'everything'
  )
  const ends = pictures.map(({ id }) => id.slice(-6).toLowerCase())
  expect(paths.map((path) => basename(path))).toEqual([
    `a lighthouse at dusk night-${ends[0]}.png`,
    `my removed key-${ends[1]}.png`
  ])
  expect(readRecipe(await readFile(paths[0]!))?.parameters).toMatchObject({ prompt: 'a lighthouse: at dusk / night' })
  expect((await readFile(paths[1]!)).includes('canary')).toBe(false)
})

it('a copy is made once, however often it is requested, and again when the picture has changed', async ({
  imaging,
  library
}) => {
  const { id } = await add(imaging, library, 1, 'a lighthouse')
  const [[first], [second]] = (await Promise.all([
    exportCache.copies(library, [id], 'everything'),
    exportCache.copies(library, [id], 'everything')
  ])) as [[string], [string]]
  expect(second).toBe(first)
  expect(await exportCache.copies(library, [id], 'everything')).toEqual([first])
  expect(await exportCache.copies(library, [id], 'none')).not.toEqual([first])
  await library.change([id], { rating: 4 })
  expect(await exportCache.copies(library, [id], 'everything')).not.toEqual([first])
  expect(await readdir(dirname(first))).toEqual(['.made.json', basename(first)])
})

it('a copy from before a key was known is not used again', async ({ imaging, library }) => {
  const original = intoPng(Buffer.from(await paint(imaging, 1)), [tEXt('workflow', 'made with sk-later-known')])
  const { id } = await library.add(generated(original, prompting('a lighthouse')))
  const [before] = (await exportCache.copies(library, [id], 'everything')) as [string]
  expect((await readFile(before)).includes('sk-later-known')).toBe(true)
  keys.push('sk-later-known')
  const [after] = (await exportCache.copies(library, [id], 'everything')) as [string]
  expect((await readFile(after)).includes('sk-later-known')).toBe(false)
  expect((await readFile(after)).includes('made with')).toBe(true)
})

it('no key is in a name, even if it only emerges when the name is made safe', async ({ imaging, library }) => {
  const model = 'can\u200bary'
  const named = createPictureExporter({ imaging, app: 'x', redact: (text) => text.replaceAll('canary', '[removed]') })
  const { parameters, ...rest } = await add(imaging, library, 1, 'a lighthouse')
  const pattern = readPattern('{model}/{prompt}') as Pattern
  const name = nameBy(pattern, named.cleaned({ ...rest, parameters, operationLabel: model }), { n: 1, total: 1 })
  expect(name).toBe('canary/a lighthouse')
  expect(named.cleanName(name)).toBe('[removed]/a lighthouse')
})

it("a copy's name is checked once more when it is assembled", async ({ folder, imaging, library }) => {
  const exporter = createPictureExporter({ imaging, app: 'x', redact: (text) => text })
  const careful = { ...exporter, cleanName: (name: string) => name.replace('a lighthouse', '[removed]') }
  const named = createExportCache({ folder: join(folder, 'outgoing'), clock, exporter: careful, secrets: () => '' })
  const { id } = await add(imaging, library, 1, 'a lighthouse')
  const [path] = (await named.copies(library, [id], 'everything')) as [string]
  expect(basename(path)).toMatch(/^\[removed\]-/)
})

it('pictures with missing files are left out, and an error is reported if none is left', async ({
  imaging,
  library
}) => {
  const [there, gone] = [await add(imaging, library, 1, 'one'), await add(imaging, library, 2, 'two')]
  await rm((await library.originalPath(gone.id))!)
  expect(await exportCache.copies(library, [gone.id, there.id], 'everything')).toHaveLength(1)
  await expect(exportCache.copies(library, [gone.id], 'everything')).rejects.toMatchObject({ code: 'not-found' })
})

it('copies older than a day are swept, those used since are not', async ({ folder, imaging, library }) => {
  const [old, used] = [await add(imaging, library, 1, 'one'), await add(imaging, library, 2, 'two')]
  const [oldCopy, usedCopy] = (await exportCache.copies(library, [old.id, used.id], 'everything')) as [string, string]
  const longAgo = new Date(clock.time - 2 * 86_400_000)
  for (const copy of [oldCopy, usedCopy]) await utimes(dirname(copy), longAgo, longAgo)
  await exportCache.copies(library, [used.id], 'everything')
  await exportCache.sweep()
  expect(await readdir(join(folder, 'outgoing'))).toEqual([basename(dirname(usedCopy))])
})

it('what another program saved beside or over a copy is not swept, handed out or overwritten', async ({
  imaging,
  library
}) => {
  const [beside, over] = [await add(imaging, library, 1, 'one'), await add(imaging, library, 2, 'two')]
  const ids = [beside.id, over.id]
  const [besideCopy, overCopy] = (await exportCache.copies(library, ids, 'everything')) as [string, string]
  await writeFile(join(dirname(besideCopy), 'retouched.xcf'), 'hours of work')
  await writeFile(overCopy, 'hours of work, too')
  const [again, anew] = (await exportCache.copies(library, ids, 'everything')) as [string, string]
  expect(again).toBe(besideCopy)
  expect(anew).not.toBe(overCopy)
  clock.time += 3 * 86_400_000
  await exportCache.sweep()
  expect(await readdir(dirname(besideCopy))).toEqual(['retouched.xcf'])
  expect(await readdir(dirname(overCopy))).toEqual([basename(overCopy)])
  expect(await readFile(overCopy, 'utf8')).toBe('hours of work, too')
})

it('sweeping before the first copy does nothing', async () => {
  await expect(exportCache.sweep()).resolves.toBeUndefined()
})
