/** Signed links of jobs: neither in copies of the index nor in deleted data. */
import { copyFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { generated, opened, paint } from '../__fixtures__/test-library.ts'
import { checker, testTask } from '../care/__fixtures__/care.ts'
import { libraryPaths } from '../disk/library-paths.ts'

const secret = 'X-Amz-Signature=0123456789abcdef'
const results = JSON.stringify({
  urls: Array.from({ length: 90 }, (_, at) => `https://cdn.example/${at}.png?${secret}`),
  warnings: [],
  kept: {}
})

/** Files of the library that contain the signature. */
async function filesWithSecret(libraryFolder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(libraryFolder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && (await readFile(file)).includes(secret)) found.push(entry.name)
  }
  return found
}

function insertJob(database: DatabaseSync): void {
  database
    .prepare("INSERT INTO jobs (id, batch_id, state, created_at, row, results) VALUES ('a', 'b', 'failed', 1, '{}', ?)")
    .run(results)
}

it('the daily copy holds none of them, while a job that can still be fetched keeps its own', async ({
  libraryFolder,
  imaging
}) => {
  const library = await opened(libraryFolder, imaging)
  await library.add(generated(await paint(imaging, 1)))
  insertJob(library.database)
  await library.close()
  expect(await readdir(libraryPaths(libraryFolder).backups)).toHaveLength(1)
  expect(await filesWithSecret(libraryFolder)).toEqual(['library.db'])
})

it('a library from an older app is cleaned once, including its copies and their deleted data', async ({
  libraryFolder,
  imaging
}) => {
  const library = await opened(libraryFolder, imaging)
  await library.add(generated(await paint(imaging, 1)))
  await library.close()
  const paths = libraryPaths(libraryFolder)
  const old = new DatabaseSync(paths.database)
  old.exec(
    `PRAGMA secure_delete = OFF;
     PRAGMA journal_mode = DELETE;
     ALTER TABLE jobs DROP COLUMN installation;
     DROP TABLE ledger_state;
     DROP TABLE library_id;
     PRAGMA user_version = 6`
  )
  insertJob(old)
  old.exec('UPDATE jobs SET results = NULL')
  old.close()
  const [daily] = await readdir(paths.backups)
  await copyFile(paths.database, join(paths.backups, daily!))
  expect(new Set(await filesWithSecret(libraryFolder))).toEqual(new Set([daily, 'library.db']))
  await (await opened(libraryFolder, imaging)).close()
  expect(await filesWithSecret(libraryFolder)).toEqual([])
})

it('the daily copy and a backup know which answers of a job the library keeps', async ({ libraryFolder, imaging }) => {
  const library = await opened(libraryFolder, imaging)
  const sha256 = await library.keepReturned(await paint(imaging, 5))
  const insert = library.database.prepare(
    "INSERT INTO jobs (id, batch_id, state, created_at, row, results) VALUES (?, 'b', 'downloading', 1, '{}', ?)"
  )
  const urls = [`https://cdn.example/0.png?${secret}`, `https://cdn.example/1.png?${secret}`]
  const warnings = [`It came from https://cdn.example/0.png?${secret}`]
  insert.run('kept', JSON.stringify({ urls, warnings, kept: { 1: sha256 } }))
  insert.run('links only', JSON.stringify({ urls, warnings, kept: {} }))
  insert.run('no hash', JSON.stringify({ urls, warnings, kept: { 0: urls[0] } }))
  insert.run('no JSON', `{ ${secret}`)
  const backup = join(libraryFolder, '..', 'backup')
  await library.care.backUp(checker, backup, testTask())
  await library.close()
  const { backups } = libraryPaths(libraryFolder)
  const [daily] = await readdir(backups)
  for (const file of [join(backup, 'library.db'), join(backups, daily!)]) {
    using database = new DatabaseSync(file, { readOnly: true })
    const known = database.prepare('SELECT id, results FROM jobs WHERE results IS NOT NULL').all()
    const expected = { urls: ['', ''], warnings: ['It came from https://cdn.example/0.png'], kept: { 1: sha256 } }
    expect(known.map((row) => [row['id'], JSON.parse(String(row['results']))])).toEqual([['kept', expected]])
    expect((await readFile(file)).includes(secret)).toBe(false)
  }
})
