import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import { type Given, it } from '../__fixtures__/it.ts'
import { everything, generated, newId, opened, paint } from '../__fixtures__/test-library.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'
import { applicationId } from './database.ts'
import { schemaVersion } from './migrations.ts'
import { hasItsSchema } from './schema.ts'
import { registerSqlFunctions } from './sql-functions.ts'

const open = ({
  libraryFolder,
  imaging,
  clock
}: Pick<Given, 'libraryFolder' | 'imaging' | 'clock'>): Promise<Library> => opened(libraryFolder, imaging, { clock })

function harmed(libraryFolder: string, sql: string): void {
  using database = new DatabaseSync(libraryPaths(libraryFolder).database)
  registerSqlFunctions(database)
  database.enableDefensive(false)
  database.exec(sql)
}

const inSchema = (change: string): string => `PRAGMA writable_schema = 1; ${change}; PRAGMA writable_schema = RESET`

const olderNumbers = Array.from({ length: schemaVersion - 1 }, (_, at): [string, string] => [
  `the number ${at + 1}`,
  `PRAGMA user_version = ${at + 1}`
])

describe('a damaged schema', () => {
  const harms: [string, string][] = [
    ['an index is gone', 'DROP INDEX pictures_shown'],
    ['an index that no first look uses is gone', 'DROP INDEX pictures_by_batch'],
    ['an index is over another column', 'DROP INDEX jobs_by_time; CREATE INDEX jobs_by_time ON jobs(finished_at)'],
    ['a table is gone', 'DROP TABLE jobs'],
    ['a table that few use is gone', 'DROP TABLE seen_files'],
    ['the words are gone', 'DROP TABLE words'],
    ['a trigger is gone', 'DROP TRIGGER picture_shown'],
    ['a trigger too many', 'CREATE TRIGGER added AFTER INSERT ON pictures BEGIN DELETE FROM jobs; END'],
    ['a column has another name', 'ALTER TABLE pictures RENAME COLUMN trashed_at TO gone_at'],
    ['a column is gone', 'DROP INDEX masks_by_name; ALTER TABLE masks DROP COLUMN name'],
    ['a column too many', 'ALTER TABLE pictures ADD COLUMN more TEXT NOT NULL DEFAULT 1'],
    [
      'a condition too many',
      inSchema(
        `UPDATE sqlite_schema
         SET sql = replace(sql, 'rating INTEGER NOT NULL', 'rating INTEGER CHECK (rating > 7) NOT NULL')`
      )
    ],
    ['its text is garbage', inSchema("UPDATE sqlite_schema SET sql = 'CREATE garbage' WHERE name = 'pictures'")],
    ['the totals are gone', 'DELETE FROM totals'],
    ['the number 0', 'PRAGMA user_version = 0'],
    ['a number below 0', 'PRAGMA user_version = -3'],
    ...olderNumbers,
    ["another program's id", 'PRAGMA application_id = 252006674'],
    [
      'a number in it that no picture has',
      `UPDATE pictures SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM pictures)`
    ]
  ]

  it.for(harms)(
    '(%s) is repaired: pictures from the sidecars, jobs from the backup',
    async ([, harm], { libraryFolder, imaging, clock }) => {
      const first = await open({ libraryFolder, imaging, clock })
      first.database.exec(
        `INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES ('${newId()}', '${newId()}', 'done', 1, '{}')`
      )
      for (const number of [1, 2, 3]) await first.add(generated(await paint(imaging, number)))
      const before = everything(first)
      await first.close()
      harmed(libraryFolder, harm)

      const mended = await open({ libraryFolder, imaging, clock })
      expect(everything(mended)).toEqual(before)
      expect(mended.info().state).toBe('ready')
      expect(mended.info().repairs[0]).toMatch(/damaged and set aside as library\.damaged-.*3 pictures read back/)
      expect(mended.database.prepare('SELECT count(*) AS n FROM jobs').get()?.n).toBe(1)
      expect(hasItsSchema(mended.database)).toBe(true)
      expect((await mended.add(generated(await paint(imaging, 4)))).missing).toBe(false)
      await mended.close()
      expect((await readdir(libraryFolder)).filter((name) => /^library\.damaged-.*\.db$/.test(name))).toHaveLength(1)
      const again = await open({ libraryFolder, imaging, clock })
      expect(again.info().repairs).toEqual([])
      await again.close()
    }
  )

  it('in the database and its newest copy is repaired from the copy before', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    for (const number of [1, 2, 3]) {
      const library = await open({ libraryFolder, imaging, clock })
      library.database.exec(
        `INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES ('${number}', 'a', 'done', 1, '{}')`
      )
      await library.add(generated(await paint(imaging, number)))
      await library.close()
      clock.time += 25 * 3_600_000
    }
    const { backups } = libraryPaths(libraryFolder)
    const [oldest, middle, newest] = (await readdir(backups)).sort()
    for (const name of [middle, newest]) {
      using database = new DatabaseSync(join(backups, name!))
      database.exec('DROP INDEX pictures_shown')
    }
    harmed(libraryFolder, 'DROP INDEX pictures_shown')
    const mended = await open({ libraryFolder, imaging, clock })
    expect(mended.info().repairs.join(' ')).toContain(oldest)
    expect(everything(mended)).toHaveLength(3)
    expect(mended.database.prepare('SELECT count(*) AS n FROM jobs').get()?.n).toBe(1)
    await mended.close()
  })

  it('does not keep a read-only folder from being browsed', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const { id } = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    harmed(libraryFolder, 'DROP INDEX pictures_shown')
    const refusing = { ...(await import('../disk/library-fs.ts')).machineFs }
    const reading = await opened(libraryFolder, imaging, {
      fs: {
        ...refusing,
        open: (path, flags, mode) =>
          flags === 'r'
            ? refusing.open(path, flags, mode)
            : Promise.reject(Object.assign(new Error('EROFS'), { code: 'EROFS' }))
      }
    })
    expect(reading.info().state).toBe('read-only')
    expect(reading.get(id)).not.toBeNull()
    await reading.close()
  })
})

describe('a database torn where the quick check does not look', () => {
  it('is set aside when the repair finds it, and does not prevent the start', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    for (const number of [1, 2, 3]) await library.add(generated(await paint(imaging, number)))
    await library.close()
    // The root of an index that is only used when rows are deleted.
    harmed(libraryFolder, inSchema("UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'pictures_by_batch'"))
    await writeFile(libraryPaths(libraryFolder).damageNote, 'asked')
    const mended = await open({ libraryFolder, imaging, clock })
    expect(everything(mended)).toHaveLength(3)
    expect(mended.info().repairs[0]).toMatch(/was damaged and set aside/)
    await mended.close()
  })
})

it('has its application id in every database, including those of the first version', async ({
  libraryFolder,
  imaging,
  clock
}) => {
  const library = await open({ libraryFolder, imaging, clock })
  await library.add(generated(await paint(imaging, 1)))
  await library.close()
  const idOf = (): unknown => {
    using database = new DatabaseSync(libraryPaths(libraryFolder).database, { readOnly: true })
    return database.prepare('PRAGMA application_id').get()?.application_id
  }
  expect(idOf()).toBe(applicationId)
  harmed(libraryFolder, 'PRAGMA application_id = 0')
  const older = await open({ libraryFolder, imaging, clock })
  expect(older.info().repairs).toEqual([])
  await older.close()
  expect(idOf()).toBe(applicationId)
})
