import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { facetExpression } from '../../../shared/domain/picture-flags.ts'
import { it } from '../__fixtures__/it.ts'
import { generated, opened, paint } from '../__fixtures__/test-library.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import { inTransaction, migrate, migrations, schemaVersion, versionOf } from './migrations.ts'
import { hasItsSchema } from './schema.ts'

const noBackup = async (): Promise<void> => {
  throw new Error('no backup is wanted here')
}

const next = [
  ...migrations,
  { version: schemaVersion + 1, sql: 'ALTER TABLE pictures ADD COLUMN later INTEGER; UPDATE totals SET shown = shown' }
]

describe('migrate', () => {
  let database: DatabaseSync

  beforeEach(() => {
    database = new DatabaseSync(':memory:')
  })

  afterEach(() => {
    database.close()
  })

  it('creates the newest schema in a new file, without a backup', async () => {
    await migrate(database, noBackup)
    expect(versionOf(database)).toBe(schemaVersion)
    expect(migrations.map(({ version }) => version)).toEqual(Array.from({ length: schemaVersion }, (_, at) => at + 1))
  })

  it('does nothing to a file that is up to date', async () => {
    await migrate(database, noBackup)
    const before = database.prepare('SELECT total_changes() AS n').get()
    await migrate(database, noBackup)
    expect(database.prepare('SELECT total_changes() AS n').get()).toEqual(before)
  })

  it('backs up before migrating an older version', async () => {
    await migrate(database, noBackup)
    const backups: number[] = []
    await migrate(database, async (from) => void backups.push(from, versionOf(database)), next)
    expect(backups).toEqual([schemaVersion, schemaVersion])
    expect(versionOf(database)).toBe(schemaVersion + 1)
    database.prepare('SELECT later FROM pictures').all()
  })

  it('leaves the previous version intact when a step fails midway', async () => {
    await migrate(database, noBackup)
    const broken = [
      ...migrations,
      { version: schemaVersion + 1, sql: 'CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1)' }
    ]
    await expect(migrate(database, async () => undefined, broken)).rejects.toThrow(/nowhere/)
    expect(versionOf(database)).toBe(schemaVersion)
    expect(database.isTransaction).toBe(false)
    expect(database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined()
  })

  it('touches nothing when the backup fails', async () => {
    await migrate(database, noBackup)
    await expect(migrate(database, noBackup, next)).rejects.toThrow(/no backup/)
    expect(versionOf(database)).toBe(schemaVersion)
  })

  it('rolls a transaction back when the work throws', () => {
    database.exec('CREATE TABLE t (n INTEGER)')
    expect(() =>
      inTransaction(database, () => {
        database.exec('INSERT INTO t VALUES (1)')
        throw new Error('no')
      })
    ).toThrow('no')
    expect(database.prepare('SELECT count(*) AS n FROM t').get()?.n).toBe(0)
  })
})

describe('the steps', () => {
  /** SHA-256 of each step's text, in order. A step that libraries were created with never changes: add a new one. */
  const released = [
    '1692969d0e1c01a3e3518c1af4e5c9234eb0cb3a8da4ace32f8b6a745a6c76a2',
    '8e0cff3562efe14686aac81de6329425090d30a8a169687b6bcdb905aaca3b03',
    'f828327c0f57730f9bc5990fd25d701aec7d8b713dbe581fbd22d51abaeb3c7b',
    '6fdedf18fcbe9d69988bda77792060b005e2795eda7f20cf649a33e1bf23c13b',
    '6d61656e97460b19a57d157d6eedc79b8b34062651ec4e0d597c5d67004d6562',
    '6deb787bf2db9d3387ace9c295684f69ab8ac8da8717a971d66e1650435f19f7',
    '7109536140089c4207bf4f20a7c6454ac075863a7b4a222a252d3a6883928e89',
    'd9a26eecfdfc044b5052ff579265670d1ee2234cf9860121d242b959c785b637',
    '8e23f011a884f5df7972957ca1f67070836ebaf77e3103a7aee8971a60cfbad6'
  ]

  it('are those that libraries were created with', () => {
    expect(migrations.map(({ sql }) => createHash('sha256').update(sql).digest('hex'))).toEqual(released)
  })

  it('are plain text in one file each, which imports nothing and inserts nothing', async () => {
    const folder = new URL('migrations/', import.meta.url)
    const names = (await readdir(folder)).sort()
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(migrations.map(({ version }) => version))
    for (const name of names) expect(await readFile(new URL(name, folder), 'utf8')).not.toMatch(/\bimport\b|\$\{/)
  })

  it('give the newest library the facets that the filters read', async () => {
    using database = new DatabaseSync(':memory:')
    await migrate(database, noBackup)
    const [table] = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'pictures'").all()
    expect(table?.sql).toContain(`facet INTEGER NOT NULL GENERATED ALWAYS AS (${facetExpression}) VIRTUAL`)
  })

  it.each(migrations.map(({ version }) => version))(
    'bring a library of version %i to the schema of a new one',
    async (version) => {
      using database = new DatabaseSync(':memory:')
      await migrate(
        database,
        noBackup,
        migrations.filter((step) => step.version <= version)
      )
      expect([versionOf(database), hasItsSchema(database)]).toEqual([version, true])
      await migrate(database, async () => undefined)
      expect([versionOf(database), hasItsSchema(database)]).toEqual([schemaVersion, true])
    }
  )
})

describe('a library from a newer app', () => {
  it.beforeEach(async ({ libraryFolder, imaging }) => {
    const library = await opened(libraryFolder, imaging)
    await library.add(generated(await paint(imaging, 1)))
    await library.close()
  })

  async function contents(libraryFolder: string): Promise<Record<string, string>> {
    const found: Record<string, string> = {}
    for (const entry of await readdir(libraryFolder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      found[file] = entry.isFile()
        ? createHash('sha256')
            .update(await readFile(file))
            .digest('hex')
        : 'folder'
    }
    return found
  }

  it.for([
    ['database', (libraryFolder: string) => setVersion(libraryPaths(libraryFolder).database, schemaVersion + 1)],
    ['folder', (libraryFolder: string) => setMarker(libraryPaths(libraryFolder).marker)]
  ] as const)(
    'is refused because of the version of its %s, and not a byte is written',
    async ([, change], { libraryFolder, imaging }) => {
      await change(libraryFolder)
      const before = await contents(libraryFolder)
      await expect(opened(libraryFolder, imaging)).rejects.toMatchObject({
        code: 'storage',
        message: expect.stringMatching(/newer version/),
        data: { action: 'choose-folder' }
      })
      expect(await contents(libraryFolder)).toEqual(before)
    }
  )
})

async function setVersion(file: string, version: number): Promise<void> {
  using database = new DatabaseSync(file)
  database.exec(`PRAGMA user_version = ${version}`)
}

async function setMarker(file: string): Promise<void> {
  const marker: unknown = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...(marker as object), version: 2 }))
}
