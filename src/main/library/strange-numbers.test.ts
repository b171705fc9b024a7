import { readFile, rm, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import type { Imaging } from '../imaging/imaging.ts'
import { it } from './__fixtures__/it.ts'
import { everything, generated, newId, opened, paint, startOfTime, TestClock } from './__fixtures__/test-library.ts'
import { manifestSchema } from './care/backup-manifest.ts'
import { registerSqlFunctions } from './database/sql-functions.ts'
import { type LibraryFs, machineFs } from './disk/library-fs.ts'
import { libraryPaths } from './disk/library-paths.ts'

const most = Number.MAX_SAFE_INTEGER

/** Two pictures, of which the first one's sidecar is changed, with only the files left. @returns their ids */
async function withSidecar(
  libraryFolder: string,
  imaging: Imaging,
  change: (sidecar: { order: unknown; picture: Record<string, unknown> }) => void
): Promise<string[]> {
  const paths = libraryPaths(libraryFolder)
  const library = await opened(libraryFolder, imaging)
  const first = await library.add(generated(await paint(imaging, 1)))
  const second = await library.add(generated(await paint(imaging, 2)))
  await library.close()
  const sidecar = JSON.parse(await readFile(paths.sidecar(first), 'utf8')) as Parameters<typeof change>[0]
  change(sidecar)
  await writeFile(paths.sidecar(first), JSON.stringify(sidecar))
  for (const suffix of ['', '-wal', '-shm']) await rm(`${paths.database}${suffix}`, { force: true })
  await rm(paths.backups, { recursive: true })
  return [first.id, second.id]
}

describe('a sidecar with an impossible number', () => {
  const orders: [string, unknown][] = [
    ['2^53 - 1', most],
    ['2^53 - 2', most - 1],
    ['0', 0],
    ['a negative one', -5],
    ['a fraction', 1.5],
    ['1e300', 1e300],
    ['a text', '7'],
    ['none', null]
  ]

  it.for(orders)(
    'as its place (%s) keeps its recipe, and the next pictures come after it',
    async ([, order], { libraryFolder, imaging }) => {
      const [first] = await withSidecar(libraryFolder, imaging, (sidecar) => void (sidecar.order = order))
      const library = await opened(libraryFolder, imaging, { clock: new TestClock() })
      expect(library.get(first!)?.parameters?.prompt).toBe('a lighthouse at dusk')
      const later = []
      for (const number of [3, 4, 5]) later.unshift((await library.add(generated(await paint(imaging, number)))).id)
      expect(
        everything(library)
          .map(({ id }) => id)
          .slice(0, 3)
      ).toEqual(later)
      await library.close()
    }
  )

  const facts: [string, Record<string, unknown>][] = [
    ['a date that no calendar has', { createdAt: 1e300 }],
    ['a date just beyond the last', { createdAt: 8.64e15 + 1 }],
    ['a trashing that no calendar has', { trashedAt: most }],
    ['more bytes than there are', { bytes: most }],
    ['a side longer than any', { width: most }],
    ['a rating of 9', { rating: 9 }],
    ['a negative size', { bytes: -1 }]
  ]

  it.for(facts)(
    '(%s) is damaged, and keeps nothing else from working',
    async ([, change], { libraryFolder, imaging }) => {
      const [first, second] = await withSidecar(
        libraryFolder,
        imaging,
        ({ picture }) => void Object.assign(picture, change)
      )
      const library = await opened(libraryFolder, imaging)
      expect(library.info().state).toBe('ready')
      expect(library.info().repairs.join(' ')).toMatch(/1 picture had a damaged description/)
      expect(library.get(second!)).not.toBeNull()
      expect(library.get(first!)).toMatchObject({ parameters: null })
      await library.add(generated(await paint(imaging, 3)))
      expect(everything(library)).toHaveLength(3)
      await library.close()
    }
  )

  it.for([
    ['the last day of all calendars', { createdAt: 8.64e15 }],
    ['a fraction of a millisecond', { createdAt: startOfTime + 0.25, trashedAt: null }],
    ['a date before 1970', { createdAt: -86_400_000 }]
  ] as const)('(%s) is accepted', async ([, change], { libraryFolder, imaging }) => {
    const [first] = await withSidecar(libraryFolder, imaging, ({ picture }) => void Object.assign(picture, change))
    const library = await opened(libraryFolder, imaging)
    expect(library.get(first!)?.parameters?.prompt).toBe('a lighthouse at dusk')
    await library.add(generated(await paint(imaging, 3)))
    expect(everything(library)).toHaveLength(3)
    await library.close()
  })
})

describe('a foreign row', () => {
  const changes: [string, string][] = [
    ['bytes', 'bytes = 9223372036854775807'],
    ['a width', 'width = 9007199254740993'],
    ['a date', 'created_at = -9223372036854775807'],
    ['a place that only SQLite can hold, in the middle', 'seq = -9223372036854775807']
  ]

  it.for(changes)(
    'with %s beyond the range of numbers is skipped, and does not prevent adding',
    async ([, change], { libraryFolder, imaging }) => {
      const library = await opened(libraryFolder, imaging)
      const first = await library.add(generated(await paint(imaging, 1)))
      const second = await library.add(generated(await paint(imaging, 2)))
      const third = await library.add(generated(await paint(imaging, 3)))
      await library.close()
      using database = new DatabaseSync(libraryPaths(libraryFolder).database)
      registerSqlFunctions(database)
      database.exec(`UPDATE pictures SET ${change} WHERE id = '${second.id}'`)
      database.close()
      const again = await opened(libraryFolder, imaging)
      const added = await again.add(generated(await paint(imaging, 4)))
      const { stubs } = again.index(null, 100, { ...(await import('../../shared/domain/picture-query.ts')).everything })
      expect(stubs.map(([id]) => id)).toEqual(expect.arrayContaining([first.id, third.id, added.id]))
      expect(again.get(first.id)).not.toBeNull()
      await again.close()
    }
  )
})

describe('a file with a time beyond the range of dates', () => {
  /** The most that a 64-bit file system can hold, in milliseconds. */
  const far = 9.2e21

  it('is listed if it is all that is left, and later ones are added after it', async ({
    libraryFolder,
    imaging,
    open
  }) => {
    const paths = libraryPaths(libraryFolder)
    let library = await opened(libraryFolder, imaging)
    const picture = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const original = paths.original(picture)
    await writeFile(paths.sidecar(picture), 'damaged')
    for (const suffix of ['', '-wal', '-shm']) await rm(`${paths.database}${suffix}`, { force: true })
    await rm(paths.backups, { recursive: true })
    const stat: LibraryFs['stat'] = async (path) =>
      Object.assign(await machineFs.stat(path), path === original ? { mtimeMs: far } : {})
    library = await open({ fs: { ...machineFs, stat } })
    expect(everything(library)).toMatchObject([{ sha256: picture.sha256, createdAt: 8.64e15 }])
    const later = await library.add(generated(await paint(imaging, 2)))
    expect(everything(library).map((one) => one.sha256)).toEqual([later.sha256, picture.sha256])
    await library.close()
  })

  it('in a watched folder is examined once', async ({ libraryFolder, imaging }) => {
    const library = await opened(libraryFolder, imaging)
    const files = [far, -far, 0.5].map((modifiedAt, at) => ({ path: `/watched/${at}.png`, size: 1, modifiedAt }))
    await library.seen.note(files)
    expect(await library.seen.unseen(files)).toEqual([])
    await library.close()
  })
})

it.each([
  ['its date', { madeAt: 1e300 }, { madeAt: 0 }],
  ['its pictures', { pictures: -1 }, { pictures: 0 }],
  ['its bytes', { bytes: 'many' }, { bytes: 0 }],
  ['its round', { round: 1e300 }, { round: 0 }]
])('a backup is still one whatever %s it claims', (_, strange, read) => {
  const manifest = {
    format: 'palimpsest-backup',
    version: 1,
    libraryId: 'a',
    name: 'b',
    madeAt: 1,
    pictures: 1,
    bytes: 1,
    whole: true,
    database: null,
    round: 1
  }
  expect(manifestSchema.parse({ ...manifest, ...strange })).toEqual({ ...manifest, ...read })
})

it('a clock in the year 2300 does not prevent adding, then or after it is corrected', async ({
  libraryFolder,
  imaging
}) => {
  const clock = new TestClock()
  clock.time = Date.UTC(2300, 0, 1)
  const library = await opened(libraryFolder, imaging, { clock })
  const ids = [
    (await library.add(generated(await paint(imaging, 1)))).id,
    (await library.add(generated(await paint(imaging, 2)))).id
  ]
  clock.time = startOfTime
  ids.push((await library.add(generated(await paint(imaging, 3), { jobId: newId() }))).id)
  expect(everything(library).map(({ id }) => id)).toEqual(ids.toReversed())
  await library.close()
})
