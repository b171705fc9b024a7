import { execFileSync } from 'node:child_process'
import { appendFile, mkdir, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { intoPng, tEXt } from '../../metadata/__fixtures__/made-files.ts'
import { it } from '../__fixtures__/it.ts'
import { everything, failingFs, generated, newId, paint, startOfTime } from '../__fixtures__/test-library.ts'
import { machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'
import type { FileToTake, TakenFile } from './intake.ts'

const statement =
  'a fox in snow\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 12x8, Model: dream'

async function put(source: string, name: string, bytes: Uint8Array): Promise<FileToTake> {
  const path = join(source, name)
  await writeFile(path, bytes)
  return { path, name }
}

/** Outcomes by name. */
async function take(
  library: Library,
  files: readonly FileToTake[],
  into = library,
  batchId = newId(),
  signal = new AbortController().signal
): Promise<Map<string, TakenFile>> {
  const outcomes = new Map<string, TakenFile>()
  await into.takeIn(files, { batchId, signal, taken: (file, what) => outcomes.set(file.name, what) })
  return outcomes
}

const kinds = (outcomes: Map<string, TakenFile>): Record<string, string> =>
  Object.fromEntries(
    [...outcomes].map(([name, what]) => [name, what.outcome === 'refused' ? what.error.message : what.outcome])
  )

const pictureOf = (what: TakenFile | undefined) =>
  what?.outcome === 'imported' || what?.outcome === 'known' ? what.picture : null

describe('imported files', () => {
  it('bring what they say about themselves, with the date when they were made', async ({
    libraryFolder,
    imaging,
    source,
    library
  }) => {
    const file = await put(
      source,
      'fox 大 🦊.png',
      intoPng(Buffer.from(await paint(imaging, 1)), [tEXt('parameters', statement)])
    )
    const made = new Date(startOfTime - 86_400_000)
    await utimes(file.path, made, made)
    const batchId = newId()
    const outcome = (await take(library, [file], library, batchId)).get(file.name)
    const picture = pictureOf(outcome)!
    expect(outcome).toMatchObject({ outcome: 'imported', recipe: { software: 'AUTOMATIC1111', warnings: [] } })
    expect(picture).toMatchObject({
      origin: 'imported',
      batchId,
      createdAt: made.getTime(),
      providerLabel: 'AUTOMATIC1111',
      operationLabel: 'dream',
      parameters: { prompt: 'a fox in snow', negativePrompt: 'blurry', steps: 20, seed: 5, guidance: 7 },
      imported: { fileName: file.name, importedAt: startOfTime, software: 'AUTOMATIC1111', model: 'dream', extra: {} }
    })
    expect(library.get(picture.id)).toEqual(picture)
    expect(await library.thumbnail(picture.id)).not.toBeNull()
    expect(await readdir(libraryPaths(libraryFolder).incoming)).toEqual([])
  })

  it('get their place in the history, even thousands with the same time', async ({ imaging, source, library }) => {
    const now = await library.add(generated(await paint(imaging, 0)))
    const files = await Promise.all(
      Array.from({ length: 40 }, async (_, number) => put(source, `${number}.png`, await paint(imaging, number + 1)))
    )
    for (const { path } of files) await utimes(path, 1_700_000_000, 1_700_000_000)
    await take(library, files)
    const listed = everything(library)
    expect(listed[0]?.id).toBe(now.id)
    expect(listed).toHaveLength(41)
    expect(new Set(listed.slice(1).map(({ createdAt }) => createdAt))).toEqual(new Set([1_700_000_000_000]))
  })

  it('that are already here are reported, and restored from the trash', async ({ imaging, source, library }) => {
    const bytes = await paint(imaging, 1)
    const files = [await put(source, 'a.png', bytes), await put(source, 'b.png', bytes)]
    const first = await take(library, files)
    expect(Object.values(kinds(first)).toSorted()).toEqual(['imported', 'known'])
    const { id } = pictureOf(first.get('a.png'))!
    await library.trash([id])
    expect((await take(library, [files[0]!])).get('a.png')).toMatchObject({
      outcome: 'known',
      restored: true,
      picture: { id, trashedAt: null }
    })
    expect(library.info()).toMatchObject({ pictures: 1, trashed: 0 })
  })

  it('bring back a missing file', async ({ libraryFolder, imaging, source, library }) => {
    const file = await put(source, 'a.png', await paint(imaging, 1))
    const picture = pictureOf((await take(library, [file])).get('a.png'))!
    await rm(libraryPaths(libraryFolder).original(picture))
    expect(await library.originalPath(picture.id)).toBeNull()
    expect((await take(library, [file])).get('a.png')).toMatchObject({
      outcome: 'known',
      restored: true,
      picture: { id: picture.id, missing: false }
    })
    expect(await library.originalPath(picture.id)).not.toBeNull()
  })

  it('that cannot be used are refused, each with its reason, alongside those that can', async ({
    libraryFolder,
    imaging,
    source,
    library
  }) => {
    const good = await paint(imaging, 1)
    await mkdir(join(source, 'folder.png'))
    execFileSync('mkfifo', [join(source, 'pipe.png')])
    await symlink(join(source, 'gone'), join(source, 'dangling.png'))
    const whole = await put(source, 'good.png', good)
    await library.add(generated(await paint(imaging, 2)))
    const [own] = everything(library)
    const files = [
      whole,
      await put(source, 'notes.txt', Buffer.from('hello')),
      await put(source, 'empty.png', new Uint8Array(0)),
      await put(source, 'cut.png', good.subarray(0, good.length - 20)),
      { path: join(source, 'folder.png'), name: 'folder.png' },
      { path: join(source, 'pipe.png'), name: 'pipe.png' },
      { path: join(source, 'dangling.png'), name: 'dangling.png' },
      { path: libraryPaths(libraryFolder).original(own!), name: 'own.png' }
    ]
    expect(kinds(await take(library, files))).toEqual({
      'good.png': 'imported',
      'notes.txt': 'This is not a PNG, JPEG, WebP or AVIF picture: notes.txt.',
      'empty.png': 'This file is empty: empty.png.',
      'cut.png': 'This picture is incomplete or damaged: cut.png.',
      'folder.png': 'folder.png is not a file.',
      'pipe.png': 'pipe.png is not a file.',
      'dangling.png': 'This file no longer exists: dangling.png.',
      'own.png': 'own.png is part of this library.'
    })
    expect(await readdir(libraryPaths(libraryFolder).incoming)).toEqual([])
  })

  it('that change while they are read are refused, and so are those that may not be read', async ({
    imaging,
    source,
    open,
    library
  }) => {
    const file = await put(source, 'changing.png', await paint(imaging, 1))
    const secret = await put(source, 'secret.png', await paint(imaging, 2))
    await library.close()
    library = await open({
      fs: {
        ...machineFs,
        copyFile: async (from, to) => {
          if (from === secret.path) throw Object.assign(new Error('no'), { code: 'EACCES' })
          await machineFs.copyFile(from, to)
          await appendFile(from, 'more')
        }
      }
    })
    expect(kinds(await take(library, [file, secret]))).toEqual({
      'changing.png': 'changing.png was changed while it was being read.',
      'secret.png': 'Could not read secret.png: permission denied.'
    })
    expect(everything(library)).toEqual([])
  })

  it('are left out when it is cancelled halfway: what was imported is whole, and of the rest there is nothing', async ({
    libraryFolder,
    imaging,
    source,
    library
  }) => {
    const files = await Promise.all(
      Array.from({ length: 120 }, async (_, number) => put(source, `${number}.png`, await paint(imaging, number)))
    )
    const controller = new AbortController()
    let imported = 0
    const taking = library.takeIn(files, {
      batchId: newId(),
      signal: controller.signal,
      taken: () => {
        imported += 1
        if (imported === 30) controller.abort(new Error('enough'))
      }
    })
    await expect(taking).rejects.toThrow('enough')
    expect(imported).toBeLessThan(60)
    expect(everything(library)).toHaveLength(imported)
    for (const { id, bytes } of everything(library)) expect((await library.original(id))?.bytes.length).toBe(bytes)
    expect(await readdir(libraryPaths(libraryFolder).incoming)).toEqual([])
    const originals = (await readdir(libraryPaths(libraryFolder).pictures, { recursive: true })).filter((name) =>
      name.endsWith('.png')
    )
    expect(originals).toHaveLength(imported)
  })
})

describe.each([
  ['once', false],
  ['for good', true]
])('a disk that fails %s', (_, forGood) => {
  it('leaves what was reported as imported, and nothing partial, now and after the next start', async ({
    libraryFolder,
    imaging,
    source,
    open,
    library
  }) => {
    const failing = failingFs()
    const files = await Promise.all(
      Array.from({ length: 3 }, async (__, number) => put(source, `${number}.png`, await paint(imaging, number)))
    )
    for (let n = 1; n <= 60; n += 3) {
      await library.close()
      await rm(libraryFolder, { recursive: true, force: true })
      library = await open({ fs: failing.fs })
      const told: string[] = []
      failing.failAt(n, 'ENOSPC', forGood)
      const options = {
        batchId: newId(),
        signal: new AbortController().signal,
        taken: (file: FileToTake, what: TakenFile) => what.outcome === 'imported' && told.push(file.name)
      }
      const outcome = await library.takeIn(files, options).then(
        () => 'done',
        (error: { code: string }) => error.code
      )
      const reached = failing.count() >= n
      failing.heal()
      expect(['done', 'disk-full']).toContain(outcome)
      const listed = (): string[] =>
        everything(library)
          .map(({ imported }) => imported?.fileName ?? '')
          .toSorted()
      expect(listed()).toEqual(told.toSorted())
      await library.close()
      library = await open()
      // If not even a failed one could be removed, the next start finds it whole and lists it.
      const now = listed()
      expect(now.filter((name) => !forGood || told.includes(name))).toEqual(told.toSorted())
      expect(new Set(now).size).toBe(now.length)
      for (const { id, bytes } of everything(library)) expect((await library.original(id))?.bytes.length).toBe(bytes)
      expect(await readdir(libraryPaths(libraryFolder).incoming)).toEqual([])
      if (!reached) return
    }
  })
})
