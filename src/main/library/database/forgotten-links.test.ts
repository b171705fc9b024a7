/** Signed links of jobs: not in the index's copies, and not in what was deleted. */
import { copyFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { folder, imaging } from '../__fixtures__/fresh-folder.ts'
import { generated, opened, paint } from '../__fixtures__/test-library.ts'
import { layoutOf } from '../disk/layout.ts'

const secret = 'X-Amz-Signature=0123456789abcdef'
const results = JSON.stringify({ urls: Array.from({ length: 90 }, (_, at) => `https://cdn.example/${at}.png?${secret}`), warnings: [], kept: {} })

/** Files of the library that hold the signature. */
async function filesWithSecret(): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder.path, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && (await readFile(file)).includes(secret)) found.push(entry.name)
  }
  return found
}

function insertJob(database: DatabaseSync): void {
  database.prepare("INSERT INTO jobs (id, batch_id, state, created_at, row, results) VALUES ('a', 'b', 'failed', 1, '{}', ?)").run(results)
}

it('the daily copy holds none of them, while the job that can still be fetched keeps its own', async () => {
  const library = await opened(folder.path, imaging)
  await library.add(generated(await paint(imaging, 1)))
  insertJob(library.database)
  await library.close()
  expect(await readdir(layoutOf(folder.path).backups)).toHaveLength(1)
  expect(await filesWithSecret()).toEqual(['library.db'])
})

it('a library of an older app is cleaned once, its copies and what was deleted in them, too', async () => {
  const library = await opened(folder.path, imaging)
  await library.add(generated(await paint(imaging, 1)))
  await library.close()
  const layout = layoutOf(folder.path)
  const old = new DatabaseSync(layout.database)
  old.exec(
    'PRAGMA secure_delete = OFF; PRAGMA journal_mode = DELETE; ALTER TABLE jobs DROP COLUMN installation; DROP TABLE ledger_state; PRAGMA user_version = 6'
  )
  insertJob(old)
  old.exec('UPDATE jobs SET results = NULL')
  old.close()
  const [daily] = await readdir(layout.backups)
  await copyFile(layout.database, join(layout.backups, daily!))
  expect(new Set(await filesWithSecret())).toEqual(new Set([daily, 'library.db']))
  await (await opened(folder.path, imaging)).close()
  expect(await filesWithSecret()).toEqual([])
})
