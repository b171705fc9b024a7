/**
 * The history at 100,000 pictures (bars C): the library as shipped, over bare node:sqlite on the same file, over one
 * JSON file read and parsed for each question (as settings stores do it), and over Dexie in a browser, in turn in the
 * same run.
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { monotonicFactory } from 'ulid'
import { systemClock } from '../src/main/http/system-clock.ts'
import { libraryPaths } from '../src/main/library/disk/library-paths.ts'
import type { Library } from '../src/main/library/library.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import type { Picture } from '../src/shared/domain/picture.ts'
import { everything, type PictureQuery } from '../src/shared/domain/picture-query.ts'
import { benchDexie } from './history/dexie.ts'
import { noImaging } from './library/generate.ts'
import { copyOfLibrary } from './library/made.ts'
import { atMost, type Figure, inTurn } from './measure.ts'

const count = 100_000
const pageSize = 100
const rounds = 9
/** Opening takes a few milliseconds, and the disk may account for more of that than the library's size. */
const openings = 61
const rare = 'kingfisher'
const frequent = 'lighthouse'

const open = (folder: string): Promise<Library> =>
  openLibrary({ folder, imaging: noImaging, clock: systemClock, newId: monotonicFactory() })
const searching = (search: string): PictureQuery => ({ ...everything, search })

/** Questions under a millisecond are repeated often enough for the clock to measure them. */
const repeats = 50

/** @returns a function that asks the question `repeats` times */
const repeated = (question: () => void) => async (): Promise<void> => {
  for (let time = 0; time < repeats; time += 1) question()
}

/** The same question asked of SQLite directly, on a connection of its own. */
function bareQuestions(
  file: string,
  deep: string
): Record<'page' | 'deepPage' | 'rare' | 'frequent', () => Promise<void>> & { close: () => void } {
  const database = new DatabaseSync(file, { readOnly: true })
  const columns = 'p.id, p.width, p.height, p.colour, p.created_at, p.facet'
  const page = database.prepare(
    `SELECT ${columns} FROM pictures p INDEXED BY pictures_shown
     WHERE p.trashed_at IS NULL AND p.seq < ? ORDER BY p.seq DESC LIMIT ${pageSize}`
  )
  const search = database.prepare(
    `SELECT ${columns} FROM words w CROSS JOIN pictures p ON p.seq = w.rowid
     WHERE words MATCH ? ORDER BY w.rowid DESC LIMIT ${pageSize}`
  )
  const total = database.prepare('SELECT count(*) FROM words WHERE words MATCH ?')
  const seq = Number(database.prepare('SELECT seq FROM pictures WHERE id = ?').get(deep)?.seq)
  const find = (word: string) =>
    repeated(() => {
      search.all(`"${word}" *`)
      total.get(`"${word}" *`)
    })
  return {
    page: repeated(() => void page.all(Number.MAX_SAFE_INTEGER)),
    deepPage: repeated(() => void page.all(seq)),
    rare: find(rare),
    frequent: find(frequent),
    close: () => database.close()
  }
}

/** Everything in one file: the cost of answering after a change, with the list searched in memory. */
function oneFile(file: string): Record<'page' | 'rare', () => Promise<void>> {
  const read = (): Picture[] => JSON.parse(readFileSync(file, 'utf8')) as Picture[]
  return {
    page: async () => void read().slice(90_000, 90_000 + pageSize),
    rare: async () =>
      void read()
        .filter(({ parameters }) => parameters?.prompt.includes(rare))
        .slice(0, pageSize)
  }
}

/** Every figure is the median of rounds that ask all stores in turn. */
export async function benchHistory(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-bench-history-'))
  try {
    const [large, small] = [join(folder, 'large'), join(folder, 'small')]
    const ids = await copyOfLibrary(count, large)
    await copyOfLibrary(1000, small)
    return [
      ...(await opening(large, small)),
      ...(await asking(folder, large, ids)),
      ...(await changing(folder, large, ids))
    ]
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The first opening after a copy warms the disk cache; the day's backup is made once and not measured. */
async function opening(large: string, small: string): Promise<Figure[]> {
  for (const folder of [large, small]) await (await open(folder)).close()
  const firstPage = async (folder: string): Promise<void> => {
    const library = await open(folder)
    library.index(null, 200, everything)
    await library.close()
  }
  const times = await inTurn(openings, { large: () => firstPage(large), small: () => firstPage(small) })
  return [atMost('opening and the first page, 100,000 pictures over 1,000', times.large, times.small, 1.2)]
}

async function asking(folder: string, large: string, ids: string[]): Promise<Figure[]> {
  const library = await open(large)
  const deep = ids[ids.length - 90_000]!
  const bare = bareQuestions(libraryPaths(large).database, deep)
  const json = join(folder, 'pictures.json')
  const pictures = ids.map((id) => library.get(id))
  await writeFile(json, JSON.stringify(pictures))
  const file = oneFile(json)
  try {
    const ask = (after: string | null, query: PictureQuery) =>
      repeated(() => void library.index(after, pageSize, query))
    const times = await inTurn(rounds, {
      page: ask(null, everything),
      deepPage: ask(deep, everything),
      rare: ask(null, searching(rare)),
      frequent: ask(null, searching(frequent)),
      barePage: bare.page,
      bareDeepPage: bare.deepPage,
      bareRare: bare.rare,
      bareFrequent: bare.frequent,
      facets: async () => void library.facets(everything),
      facetsFiltered: async () =>
        void library.facets({ ...everything, filters: { models: ['SDXL Lightning'], rating: { least: 3, most: 5 } } }),
      facetsSearched: async () => void library.facets(searching(frequent))
    })
    for (const name of [
      'page',
      'deepPage',
      'rare',
      'frequent',
      'barePage',
      'bareDeepPage',
      'bareRare',
      'bareFrequent'
    ] as const)
      times[name] /= repeats
    const slow = await inTurn(3, { page: file.page, rare: file.rare })
    const dexie = await benchDexie(
      pictures.flatMap((picture) => picture ?? []),
      { pageSize, rare, deep }
    )
    return [
      atMost('a page of 100 over one JSON file', times.page, slow.page, 0.01),
      atMost('a page of 100, 90,000 deep, over one JSON file', times.deepPage, slow.page, 0.01),
      atMost('a page of 100 over bare node:sqlite', times.page, times.barePage, 2),
      atMost('a page of 100, 90,000 deep, over bare node:sqlite', times.deepPage, times.bareDeepPage, 2),
      atMost('a page of 100, 90,000 deep, over Dexie', times.deepPage, dexie.deepPage, 1),
      atMost('a rare word with its total, over the bare query', times.rare, times.bareRare, 2),
      atMost('a frequent word with its total, over the bare query', times.frequent, times.bareFrequent, 2),
      atMost('a rare word over one JSON file', times.rare, slow.rare, 0.01),
      atMost('a rare word over Dexie', times.rare, dexie.rare, 0.01),
      atMost('counts beside every filter value, over 100 ms', times.facets, 100, 1),
      atMost('counts under a model and a rating, over 100 ms', times.facetsFiltered, 100, 1),
      atMost('counts under a frequent word, over 100 ms', times.facetsSearched, 100, 1)
    ]
  } finally {
    bare.close()
    await library.close()
  }
}

/**
 * Tags on ten thousand pictures in one transaction, journalled, over one more save of the same history in one JSON
 * file.
 */
async function changing(folder: string, large: string, ids: string[]): Promise<Figure[]> {
  const some = ids.slice(20_000, 30_000)
  const library = await open(large)
  const pictures = ids.map((id) => library.get(id))
  let round = 0
  try {
    const times = await inTurn(3, {
      ours: () => library.change(some, { addTags: [`bench ${(round += 1)}`] }),
      file: () => writeFile(join(folder, 'saved.json'), JSON.stringify(pictures))
    })
    return [atMost('one tag on 10,000 pictures over one save of a JSON file', times.ours, times.file, 1)]
  } finally {
    await library.close()
  }
}
