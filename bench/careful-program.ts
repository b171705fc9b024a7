/**
 * What the client path is measured against: scripts that fetch a picture and keep it, with more or less care. Forked
 * with a folder and the server's address; each message names a way and the number of pictures to keep.
 */
import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * - bare: fetch, writeFile and fsync of the one file
 * - withoutNote: recipe, picture and row, each on the disk before the next, with the folders of the two files
 * - durable: the same after a note that the request leaves, so that a power cut cannot cause it to be sent twice
 */
export const ways = ['bare', 'withoutNote', 'durable'] as const

export type Way = (typeof ways)[number]

const request = { prompt: 'a sparrow on a blooming cherry branch, soft clear sky', num_steps: 4 }

async function fetched(base: string): Promise<Uint8Array> {
  const reply = await fetch(`${base}/getSDXLImage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request)
  })
  const { imageUrl } = (await reply.json()) as { imageUrl: string }
  return new Uint8Array(await (await fetch(imageUrl)).arrayBuffer())
}

async function written(file: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'w')
  await handle.writeFile(bytes)
  await handle.sync()
  await handle.close()
}

async function folderSynced(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

function waysIn(folder: string, base: string): Record<Way, (picture: number) => Promise<void>> {
  const database = new DatabaseSync(join(folder, 'bare.db'))
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE requests (id INTEGER PRIMARY KEY, sent INTEGER) STRICT;
    CREATE TABLE pictures (id INTEGER PRIMARY KEY, name TEXT, recipe TEXT) STRICT`)
  const note = database.prepare('INSERT INTO requests (sent) VALUES (?)')
  const insert = database.prepare('INSERT INTO pictures (name, recipe) VALUES (?, ?)')
  const [recipes, pictures] = [join(folder, 'recipes'), join(folder, 'pictures')]
  for (const made of [recipes, pictures]) mkdirSync(made)

  async function withoutNote(picture: number): Promise<void> {
    const bytes = await fetched(base)
    const recipe = JSON.stringify({ ...request, picture })
    await written(join(recipes, `${picture}.json`), recipe)
    await folderSynced(recipes)
    await written(join(pictures, `${picture}.png`), bytes)
    await folderSynced(pictures)
    insert.run(`${picture}.png`, recipe)
  }

  return {
    bare: async (picture) => await written(join(folder, `${picture}.png`), await fetched(base)),
    withoutNote,
    async durable(picture) {
      note.run(picture)
      await withoutNote(picture)
    }
  }
}

const [folder, base] = process.argv.slice(2)
if (process.send !== undefined && folder !== undefined && base !== undefined) {
  const byName = waysIn(folder, base)
  let picture = 0
  const keep = async ({ way, count }: { way: Way; count: number }): Promise<void> => {
    for (const last = picture + count; picture < last; picture += 1) await byName[way](picture)
  }
  process.on('message', (message: { way: Way; count: number }) => {
    keep(message).then(
      () => process.send?.(null),
      (error: unknown) => process.send?.(String(error))
    )
  })
}
