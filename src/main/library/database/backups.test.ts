import { readdir, rm } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { generated, opened, paint } from '../__fixtures__/test-library.ts'
import { libraryPaths } from '../disk/library-paths.ts'

describe('daily copies', () => {
  it('are made once a day while closing, and the newest three are kept', async ({ libraryFolder, imaging, clock }) => {
    const names = (): Promise<string[]> => readdir(libraryPaths(libraryFolder).backups)
    await (await opened(libraryFolder, imaging, { clock })).close()
    expect(await names()).toEqual([])
    for (let day = 0; day < 5; day += 1) {
      for (let session = 0; session < 3; session += 1) {
        const library = await opened(libraryFolder, imaging, { clock })
        if (session === 0) await library.add(generated(await paint(imaging, day)))
        await library.close()
        clock.time += 60_000
      }
      expect(await names()).toHaveLength(Math.min(day + 1, 3))
      clock.time += 24 * 60 * 60 * 1000
    }
    expect((await names()).sort()[0]).toMatch(/^library-20261117T\d{9}Z\.db$/)
  })

  it('with a future date count as due, are never taken for the newest, and go first', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const { backups, database } = libraryPaths(libraryFolder)
    const session = async (number: number): Promise<void> => {
      const library = await opened(libraryFolder, imaging, { clock })
      library.database.exec(
        `INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES ('${number}', 'a', 'done', 1, '{}')`
      )
      await library.add(generated(await paint(imaging, number)))
      await library.close()
    }
    await session(1)
    const right = clock.time
    clock.time = Date.UTC(2099, 0, 1)
    await session(2)
    expect(await readdir(backups)).toHaveLength(2)
    clock.time = right + 86_400_000 + 1000
    await session(3)
    expect((await readdir(backups)).filter((name) => name.startsWith('library-2099'))).toHaveLength(1)
    expect(await readdir(backups)).toHaveLength(3)
    for (const suffix of ['', '-wal', '-shm']) await rm(`${database}${suffix}`, { force: true })
    const mended = await opened(libraryFolder, imaging, { clock })
    expect(mended.database.prepare('SELECT count(*) AS n FROM jobs').get()?.n).toBe(3)
    await mended.close()
    clock.time += 86_400_000 + 1000
    await session(4)
    expect((await readdir(backups)).filter((name) => name.startsWith('library-2099'))).toEqual([])
  })

  it('are ordered by their content if the clock was set back before all of them', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const { database } = libraryPaths(libraryFolder)
    // The copy with the later name has the older content.
    for (const [number, time] of [Date.UTC(2099, 0, 1), Date.UTC(2026, 10, 20)].entries()) {
      clock.time = time
      const library = await opened(libraryFolder, imaging, { clock })
      library.database.exec(
        `INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES ('${number}', 'a', 'done', 1, '{}')`
      )
      await library.add(generated(await paint(imaging, number)))
      await library.close()
    }
    for (const suffix of ['', '-wal', '-shm']) await rm(`${database}${suffix}`, { force: true })
    clock.time = Date.UTC(2001, 0, 1)
    const mended = await opened(libraryFolder, imaging, { clock })
    expect(mended.info().repairs.join(' ')).toContain('library-20261120')
    expect(mended.database.prepare('SELECT count(*) AS n FROM jobs').get()?.n).toBe(2)
    await mended.close()
  })
})
