import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from './__fixtures__/it.ts'
import { generated, opened, paint } from './__fixtures__/test-library.ts'
import { checker, testTask } from './care/__fixtures__/care.ts'
import type { LibraryFs } from './disk/library-fs.ts'
import { machineFs } from './disk/library-fs.ts'
import { libraryPaths } from './disk/library-paths.ts'

/** The machine's file system, reporting when a sync has ended and when a rename begins. */
function telling(tell: (what: string) => void): LibraryFs {
  const nameOf = (path: string): string => {
    const name = basename(path)
    if (name === 'incoming') return 'the journal’s folder'
    if (/^[0-9a-f]{2}$/.test(name)) return 'the drawer'
    if (/\.(?:picture|deletion)\.json/.test(name)) return 'the journal'
    return /^\.(new|import)\./.test(name) ? 'the file' : name
  }
  return {
    ...machineFs,
    async open(path, flags, mode) {
      const handle = await machineFs.open(path, flags, mode)
      return {
        ...handle,
        async sync() {
          await handle.sync()
          tell(`${nameOf(path)} is on the disk`)
        }
      }
    },
    rename(from, to) {
      tell(`${nameOf(from)} gets its name`)
      return machineFs.rename(from, to)
    },
    rm(path, options) {
      tell(`${nameOf(path)} goes`)
      return machineFs.rm(path, options)
    }
  }
}

/** What was reported, each with the number of pictures listed at that moment. */
async function told(
  work: (fs: LibraryFs, watch: (pictures: () => number) => void) => Promise<void>
): Promise<[string, number][]> {
  const all: [string, number][] = []
  let pictures = (): number => 0
  await work(
    telling((what) => void all.push([what, pictures()])),
    (look) => {
      pictures = look
      all.length = 0
    }
  )
  return all
}

/** Steps that did not wait for what they depend on: recipe and bytes, the file's name, the row. */
function outOfOrder(all: readonly [string, number][]): string[] {
  const at = (what: string): number => all.findIndex(([name]) => name === what)
  const inOrder = (earlier: string, later: string): boolean => at(earlier) >= 0 && at(later) > at(earlier)
  const named = 'the file gets its name'
  const written = ['the journal is on the disk', 'the journal’s folder is on the disk', 'the file is on the disk']
  const wrong = written.filter((step) => !inOrder(step, named))
  if (!inOrder(named, 'the drawer is on the disk')) wrong.push(named)
  if (all.find(([name]) => name === 'the drawer is on the disk')?.[1] !== 0) wrong.push('the row is there')
  if (all.find(([name]) => name === 'the journal gets its name')?.[1] !== 1) wrong.push('the row is not there')
  return wrong
}

describe('the order in which a picture reaches the disk', () => {
  it("of one from a job: recipe and bytes, then the file's name, then the row", async ({ libraryFolder, imaging }) => {
    const all = await told(async (fs, watch) => {
      const library = await opened(libraryFolder, imaging, { fs })
      watch(() => library.info().pictures)
      await library.add(generated(await paint(imaging, 1)))
      await library.close()
    })
    expect(outOfOrder(all)).toEqual([])
    const names = all.map(([name]) => name)
    const [row, moved] = [names.indexOf('library.db-wal is on the disk'), names.indexOf('the journal gets its name')]
    // Until then a start restores the row from the journal.
    expect([row >= 0, moved > row]).toEqual([true, true])
  })

  it('of one that is imported', async ({ libraryFolder, imaging, source }) => {
    const file = join(source, 'one.png')
    const handle = await machineFs.open(file, 'w')
    await handle.writeFile(await paint(imaging, 1))
    await handle.close()
    const all = await told(async (fs, watch) => {
      const library = await opened(libraryFolder, imaging, { fs })
      watch(() => library.info().pictures)
      await library.takeIn([{ path: file, name: 'one.png' }], {
        batchId: 'batch',
        signal: new AbortController().signal,
        taken: () => undefined
      })
      await library.close()
    })
    expect(outOfOrder(all)).toEqual([])
  })

  it('of a deletion for good: the decision, the row, the files; then the entry is removed', async ({
    libraryFolder,
    imaging
  }) => {
    const all = await told(async (fs, watch) => {
      const library = await opened(libraryFolder, imaging, { fs })
      const { id } = await library.add(generated(await paint(imaging, 1)))
      await library.trash([id])
      await library.care.verify(checker, testTask())
      watch(() => library.info().trashed)
      await library.deleteForGood([id])
      await library.close()
    })
    const order = ['the journal is on the disk', 'the journal gets its name', 'the journal’s folder is on the disk']
    expect(all.slice(0, 3)).toEqual(order.map((step) => [step, 1]))
    const rest = all.slice(3).filter(([step]) => !step.startsWith('in-use'))
    expect(rest.map(([, trashed]) => trashed)).toEqual(rest.map(() => 0))
    const at = (found: (step: string) => boolean): number[] =>
      rest.flatMap(([step], index) => (found(step) ? [index] : []))
    const files = at((step) => /^[0-9a-f]{64}.* goes$/.test(step))
    const synced = at((step) => step === 'the drawer is on the disk')
    const [entryGoes] = at((step) => step === 'the journal goes').toReversed()
    expect([files.length, synced.length]).toEqual([5, 2])
    expect(Math.max(...files)).toBeLessThan(Math.min(...synced))
    expect(entryGoes).toBeGreaterThan(Math.max(...synced))
  })

  it.for([
    ['half', '{\n  "format": "palimpsest-picture",\n  "version": 1,\n  "ord'],
    ['a few bytes', '{\n  "for'],
    ['nothing', ''],
    ['zeros', '\0'.repeat(700)]
  ] as const)(
    'drops a recipe of which a power cut left %s: its file has no name yet',
    async ([, left], { libraryFolder, imaging }) => {
      await (await opened(libraryFolder, imaging)).close()
      const { incoming } = libraryPaths(libraryFolder)
      await writeFile(join(incoming, '01M8MSWFRBZP2W10QEJB0N5VW0.picture.json'), left)
      const library = await opened(libraryFolder, imaging)
      expect(library.info()).toMatchObject({ pictures: 0, repairs: [], state: 'ready' })
      expect(await machineFs.readdir(incoming)).toEqual([])
      await library.close()
    }
  )

  it('leaves nothing of bytes that are no picture', async ({ libraryFolder, imaging }) => {
    const library = await opened(libraryFolder, imaging)
    const whole = await paint(imaging, 1)
    for (const bytes of [new Uint8Array([1, 2, 3]), whole.subarray(0, whole.length - 20)]) {
      await expect(library.add(generated(new Uint8Array(bytes)))).rejects.toMatchObject({ code: 'bad-response' })
    }
    expect(await machineFs.readdir(libraryPaths(libraryFolder).incoming)).toEqual([])
    expect(await machineFs.readdir(libraryPaths(libraryFolder).pictures)).toEqual([])
    await library.close()
  })
})
