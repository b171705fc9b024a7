/** A history in Dexie, as web galleries keep it: one table, indexed by id and date. */
import { Dexie, type EntityTable } from 'dexie'

export interface DexieRecord {
  id: string
  width: number
  height: number
  colour: string
  createdAt: number
  favourite: boolean
  prompt: string
}

export interface DexieBench {
  add(records: DexieRecord[]): Promise<void>
  /** Milliseconds of a page that goes on from an id. */
  page(after: string, limit: number): Promise<number>
  /** Milliseconds of the newest pictures whose prompt has a word. */
  search(word: string, limit: number): Promise<number>
}

const database = new Dexie('bench') as Dexie & { pictures: EntityTable<DexieRecord, 'id'> }
database.version(1).stores({ pictures: 'id, createdAt' })

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const bench: DexieBench = {
  add: async (records) => {
    await database.pictures.bulkPut(records)
  },
  // oxlint-disable-next-line unicorn/no-array-reverse -- Dexie's collections are no arrays
  page: (after, limit) => timed(() => database.pictures.where('id').below(after).reverse().limit(limit).toArray()),
  search: (word, limit) =>
    timed(() =>
      database.pictures
        .orderBy('id')
        // oxlint-disable-next-line unicorn/no-array-reverse -- as above
        .reverse()
        .filter(({ prompt }) => prompt.includes(word))
        .limit(limit)
        .toArray()
    )
}

Object.assign(globalThis, { dexieBench: bench })
