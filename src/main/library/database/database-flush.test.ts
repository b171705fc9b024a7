import { DatabaseSync } from 'node:sqlite'
import { expect } from 'vitest'
import { it } from '../../__fixtures__/it.ts'
import { machineFs } from '../disk/library-fs.ts'
import { databaseFlush } from './database-flush.ts'

it.beforeEach(async ({ folder }) => {
  await machineFs.mkdir(folder, { recursive: true })
})

const file = (folder: string): string => `${folder}/library.db`

/** A flush over the machine's disk, each of whose syncs ends when the test says so. */
function held(folder: string): { flush: () => Promise<void>; syncs: (() => void)[] } {
  const syncs: (() => void)[] = []
  const flush = databaseFlush(
    {
      async open(path, flags, mode) {
        const handle = await machineFs.open(path, flags, mode)
        return { ...handle, sync: () => new Promise<void>((resolve) => syncs.push(() => resolve(handle.sync()))) }
      }
    },
    file(folder)
  )
  return { flush, syncs }
}

const turns = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(() => setTimeout(resolve))))

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turns()
}

it('a commit made while the disk is busy with an earlier one is not reported as written by that one', async ({
  folder
}) => {
  const database = new DatabaseSync(file(folder))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE t (a)')
  const { flush, syncs } = held(folder)
  const told: string[] = []
  const first = flush().then(() => told.push('first'))
  await until(() => syncs.length === 1)
  const later = [flush().then(() => told.push('second')), flush().then(() => told.push('third'))]
  syncs[0]!()
  await first
  await until(() => syncs.length === 2)
  expect(told).toEqual(['first'])
  syncs[1]!()
  await Promise.all(later)
  expect([told, syncs.length]).toEqual([['first', 'second', 'third'], 2])
  database.close()
})

it('has nothing to do without a log', async ({ folder }) => {
  await expect(databaseFlush(machineFs, file(folder))()).resolves.toBeUndefined()
})

it('reports that the disk refused, and tries again the next time', async ({ folder }) => {
  let broken = true
  const flush = databaseFlush(
    {
      open: async () => ({
        writeFile: async () => undefined,
        writePieces: async () => undefined,
        close: async () => undefined,
        sync: () => (broken ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) : Promise.resolve())
      })
    },
    file(folder)
  )
  await expect(Promise.all([flush(), flush()])).rejects.toMatchObject({ code: 'storage' })
  broken = false
  await flush()
})
