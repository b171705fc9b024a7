import { spawnSync } from 'node:child_process'
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, vi } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { asOrdinaryUser } from '../files/__fixtures__/ordinary-user.ts'
import { sweepReadingCopies } from './database/database.ts'

// Each test starts its own processes.
vi.setConfig({ testTimeout: 60_000 })

const asUser = <T>(name: string, ...args: unknown[]): Promise<T> =>
  asOrdinaryUser<T>(new URL('./__fixtures__/protected-files.ts', import.meta.url), name, ...args)

describe('write-protected files', () => {
  it('are imported, and their copies can be deleted', async () => {
    expect(await asUser('takeIn')).toEqual({ outcome: 'imported', canBeWritten: true, deleted: 1, left: [] })
  })

  it('among the copies of the database bring the jobs back', async () => {
    expect(await asUser('restoreFromProtected')).toEqual({ jobs: 1, pictures: 2 })
  })
})

// Windows has no such permissions on folders.
describe.skipIf(process.platform === 'win32')('a library with one unwritable part', () => {
  it.each([
    [
      'library.db',
      expect.stringMatching(/The file library\.db .* is write-protected\. Remove the protection/) as unknown
    ],
    [
      'pictures',
      expect.stringMatching(/The folder “pictures” .* cannot be written to\. Give your user write/) as unknown
    ],
    ['incoming', expect.stringMatching(/The folder “incoming” .* cannot be written/) as unknown],
    ['returned', expect.stringMatching(/The folder “returned” .* cannot be written/) as unknown],
    ['backups', expect.stringMatching(/The folder “backups” .* cannot be written/) as unknown],
    ['.', null]
  ])(
    '(%s) is read-only, says why before anything is sent, and is ready when it can be written',
    async (part, reason) => {
      const found = await asUser<{ reason: string | null }>('protectPart', part)
      expect(found).toMatchObject({
        state: 'read-only',
        pictures: 1,
        refused: 'storage',
        shown: true,
        after: ['ready', null, 2, []]
      })
      expect(found.reason).toEqual(reason)
    }
  )

  it('(the marker of a crashed session) is ready', async () => {
    expect(await asUser('protectedMark')).toBe('ready')
  })

  it('that is new is only for its user', async () => {
    expect(await asUser('permissions')).toEqual({
      library: '700',
      'library/pictures': '700',
      'library/incoming': '700',
      'library/backups': '700',
      'library/masks': '700',
      'library/library.json': '600',
      'library/library.db': '600',
      'library/library.db-wal': '600',
      'library/pictures/*/*.*.json': '600',
      'library/pictures/*/*.png': '600'
    })
  })
})

describe('a temporary reading copy left by a crash', () => {
  it('is removed, those of running processes and of other users are not', async ({ folder }) => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    const old = new Date(Date.UTC(2026, 0, 1))
    const names = [
      `palimpsest-library-${ended}-aB3dE9`,
      `palimpsest-library-${process.pid}-aB3dE9`,
      'palimpsest-library-aB3dE9',
      'palimpsest-library-new123',
      'other-aB3dE9'
    ]
    for (const name of names) await mkdir(join(folder, name))
    await utimes(join(folder, 'palimpsest-library-aB3dE9'), old, old)
    await sweepReadingCopies(Date.now(), folder)
    expect((await readdir(folder)).toSorted()).toEqual([
      'other-aB3dE9',
      `palimpsest-library-${process.pid}-aB3dE9`,
      'palimpsest-library-new123'
    ])
  })

  it('is recognized by its content: a library with such a name, and a link to one, stay', async ({ folder }) => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    const [mine, theirs, linked] = [
      `palimpsest-library-${ended}-aB3dE9`,
      `palimpsest-library-${ended}-backup`,
      `palimpsest-library-${ended}-linked`
    ]
    for (const name of [mine, theirs, 'elsewhere']) await mkdir(join(folder, name))
    for (const file of [
      `${mine}/library.db`,
      `${mine}/library.db-wal`,
      `${theirs}/library.db`,
      `${theirs}/library.json`,
      'elsewhere/library.db'
    ])
      await writeFile(join(folder, file), 'x')
    await symlink(join(folder, 'elsewhere'), join(folder, linked), 'junction')
    await sweepReadingCopies(Date.now(), folder)
    expect((await readdir(folder)).toSorted()).toEqual(['elsewhere', theirs, linked])
    expect((await readdir(join(folder, theirs))).toSorted()).toEqual(['library.db', 'library.json'])
    expect(await readdir(join(folder, 'elsewhere'))).toEqual(['library.db'])
  })
})
