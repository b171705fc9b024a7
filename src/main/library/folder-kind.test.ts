import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import type { Imaging } from '../imaging/imaging.ts'
import { it } from './__fixtures__/it.ts'
import { refusingFs } from './__fixtures__/refusing-fs.ts'
import { generated, newId, opened, paint } from './__fixtures__/test-library.ts'
import { type LibraryFs, machineFs } from './disk/library-fs.ts'
import { libraryPaths } from './disk/library-paths.ts'
import { assertLibraryOrEmpty, holdsLibrary } from './folder-kind.ts'

/** Every file with its content's hash, every folder by name. */
async function contents(libraryFolder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(libraryFolder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    const hash = async (): Promise<string> =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex')
    found[file] = entry.isFile() ? await hash() : 'folder'
  }
  return found
}

const put = async (libraryFolder: string, path: string, content: string | Buffer = 'x'): Promise<void> => {
  const file = join(libraryFolder, path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, content)
}

function otherDatabase(libraryFolder: string, pragma = ''): void {
  using database = new DatabaseSync(libraryPaths(libraryFolder).database)
  database.exec(
    `CREATE TABLE items (id INTEGER PRIMARY KEY, title TEXT);
     INSERT INTO items (title) VALUES ('one'), ('two'); ${pragma}`
  )
}

describe("somebody else's folder", () => {
  const cases: [string, (libraryFolder: string) => unknown][] = [
    ["with another program's library.db", (libraryFolder) => otherDatabase(libraryFolder)],
    [
      "with another program's library.db that carries its id",
      (libraryFolder) => otherDatabase(libraryFolder, 'PRAGMA application_id = 252006674; PRAGMA user_version = 3')
    ],
    [
      "with another program's library.db of a newer number",
      (libraryFolder) => otherDatabase(libraryFolder, 'PRAGMA user_version = 900')
    ],
    ['with a library.db of no bytes', (libraryFolder) => put(libraryFolder, 'library.db', '')],
    [
      'with a library.db that is no database',
      (libraryFolder) => put(libraryFolder, 'library.db', Buffer.alloc(50_000, 'garbage'))
    ],
    [
      "with another program's library.json",
      (libraryFolder) => put(libraryFolder, 'library.json', '{"name":"songs","version":1}')
    ],
    [
      'with pictures of somebody',
      (libraryFolder) =>
        Promise.all([
          put(libraryFolder, 'pictures/sea.jpg'),
          put(libraryFolder, 'pictures/ab/hill.jpg'),
          put(libraryFolder, 'notes.txt')
        ])
    ],
    [
      'with an empty folder pictures beside a file',
      (libraryFolder) => Promise.all([put(libraryFolder, 'notes.txt'), mkdir(join(libraryFolder, 'pictures'))])
    ],
    [
      'with entries of a journal of its own',
      (libraryFolder) =>
        Promise.all([
          put(libraryFolder, 'incoming/mail.picture.json', '{"mine":1}'),
          put(libraryFolder, 'incoming/scan.change.json', '{"mine":2}')
        ])
    ],
    ['with a folder of drafts and nothing else', (libraryFolder) => put(libraryFolder, `drafts/${newId()}.json`)],
    ['with a hidden folder', (libraryFolder) => put(libraryFolder, '.git/HEAD')],
    [
      'with a lock and a file of somebody',
      (libraryFolder) => Promise.all([put(libraryFolder, 'library.lock', ''), put(libraryFolder, 'notes.txt')])
    ],
    [
      'with a lock and backups',
      (libraryFolder) => Promise.all([put(libraryFolder, 'library.lock', ''), put(libraryFolder, 'backups/monday.tar')])
    ]
  ]

  it.for(cases)('%s is refused, and nothing in it is touched', async ([, make], { libraryFolder, imaging }) => {
    await mkdir(libraryFolder)
    await make(libraryFolder)
    const before = await contents(libraryFolder)
    await expect(opened(libraryFolder, imaging)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/contains other files/),
      data: { action: 'choose-folder', nextStep: expect.stringMatching(/empty folder/) }
    })
    await expect(assertLibraryOrEmpty(libraryFolder)).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await holdsLibrary(libraryFolder)).toBe(false)
    expect(await contents(libraryFolder)).toEqual(before)
  })

  it.for(cases)(
    '%s, in the place of a previous library, counts as its disk being absent',
    async ([, make], { libraryFolder, imaging }) => {
      await mkdir(libraryFolder)
      await make(libraryFolder)
      const before = await contents(libraryFolder)
      const away = await opened(libraryFolder, imaging, { mustExist: true })
      expect(away.info()).toMatchObject({ state: 'unavailable', reason: null })
      await away.close()
      expect(await contents(libraryFolder)).toEqual(before)
    }
  )
})

/** A file may vanish during the copy, while what was not interrupted is still running: then it starts over. */
async function copyOf(from: string, to: string): Promise<void> {
  for (;;)
    try {
      return await cp(from, to, { recursive: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      await rm(to, { recursive: true, force: true })
    }
}

describe('an empty folder', () => {
  it.for([
    '.DS_Store',
    'desktop.ini',
    'Thumbs.db',
    'lost+found/x',
    'System Volume Information/x',
    '$RECYCLE.BIN/x',
    '.Trash-1000/x',
    '.stfolder/x'
  ])('with %s in it counts as empty too', async (name, { libraryFolder, imaging }) => {
    await put(libraryFolder, name)
    const library = await opened(libraryFolder, imaging)
    expect(library.info().state).toBe('ready')
    await library.close()
    expect(await readFile(join(libraryFolder, name), 'utf8')).toBe('x')
  })

  // Windows would not release what the unanswered starts have open.
  it.skipIf(process.platform === 'win32')(
    'is one in which a first start was interrupted, at whatever call',
    async ({ libraryFolder, imaging }) => {
      for (let n = 1; n < 100; n += 1) {
        const start = join(libraryFolder, `start-${n}`)
        const died = Promise.withResolvers<null>()
        let last = n
        let count = 0
        // From the n-th call on nothing is answered: the folder is then as a killed process leaves it.
        const call = <T>(work: () => Promise<T>): Promise<T> => {
          count += 1
          if (count < last) return work()
          died.resolve(null)
          return new Promise(() => undefined)
        }
        const fs: LibraryFs = {
          ...machineFs,
          open: (path, flags, mode) =>
            flags === 'r' ? machineFs.open(path, flags, mode) : call(() => machineFs.open(path, flags, mode)),
          rename: (from, to) => call(() => machineFs.rename(from, to)),
          mkdir: (path, options) => call(() => machineFs.mkdir(path, options)),
          rm: (path, options) => call(() => machineFs.rm(path, options))
        }
        const whole = await Promise.race([opened(start, imaging, { fs }), died.promise])
        if (whole !== null) {
          last = Number.POSITIVE_INFINITY
          await whole.close()
          return
        }
        const left = join(libraryFolder, `left-${n}`)
        if (n > 1) await copyOf(start, left)
        const library = await opened(left, imaging)
        expect(library.info(), `cut off at call ${n}`).toMatchObject({ state: 'ready', repairs: [] })
        await library.close()
      }
      throw new Error('there were more calls than expected')
    }
  )
})

describe('a library without its marker', () => {
  async function withPicture(libraryFolder: string, imaging: Imaging): Promise<string> {
    const library = await opened(libraryFolder, imaging)
    const { id } = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    await rm(libraryPaths(libraryFolder).marker)
    return id
  }
  const unsigned = (file: string): void => {
    using database = new DatabaseSync(file)
    database.exec('PRAGMA application_id = 0')
  }
  const harms: [string, (libraryFolder: string) => Promise<unknown> | void][] = [
    ['alone', () => undefined],
    [
      'and is of the first version, which left no id in its database',
      (libraryFolder) => unsigned(libraryPaths(libraryFolder).database)
    ],
    ['and its database', (libraryFolder) => rm(libraryPaths(libraryFolder).database)],
    ['and has a damaged database', (libraryFolder) => truncate(libraryPaths(libraryFolder).database, 60)],
    [
      'and has its pictures and nothing else',
      async (libraryFolder) => {
        for (const name of await readdir(libraryFolder))
          if (name !== 'pictures') await rm(join(libraryFolder, name), { recursive: true })
      }
    ],
    [
      'and has its database and nothing else',
      async (libraryFolder) => {
        await rename(join(libraryFolder, 'pictures'), join(libraryFolder, '..', 'pictures'))
        for (const name of await readdir(libraryFolder))
          if (name !== 'library.db') await rm(join(libraryFolder, name), { recursive: true })
        await rename(join(libraryFolder, '..', 'pictures'), join(libraryFolder, 'pictures'))
      }
    ]
  ]

  it.for(harms)('%s is still recognized, and gets a new one', async ([, harm], { libraryFolder, imaging }) => {
    const id = await withPicture(libraryFolder, imaging)
    await harm(libraryFolder)
    expect(await holdsLibrary(libraryFolder)).toBe(true)
    const library = await opened(libraryFolder, imaging, { mustExist: true })
    expect(library.info()).toMatchObject({ state: 'ready', pictures: 1 })
    expect(library.get(id)).not.toBeNull()
    await library.close()
    expect(JSON.parse(await readFile(libraryPaths(libraryFolder).marker, 'utf8'))).toMatchObject({
      format: 'palimpsest-library',
      version: 1
    })
  })

  it.for([
    ['is lost', async (marker: string) => await rm(marker)],
    ['is damaged', async (marker: string) => await writeFile(marker, '{"format":"palimp')]
  ] as const)(
    'keeps its id, so that held answers find it, when the marker %s',
    async ([, harm], { libraryFolder, imaging }) => {
      const library = await opened(libraryFolder, imaging)
      await library.close()
      await harm(libraryPaths(libraryFolder).marker)
      const again = await opened(libraryFolder, imaging)
      expect(again.id).toBe(library.id)
      await again.close()
    }
  )

  it('that is unreadable for now still opens, with its id', async ({ libraryFolder, imaging }) => {
    const library = await opened(libraryFolder, imaging)
    await library.close()
    const { marker } = libraryPaths(libraryFolder)
    const fs = refusingFs(marker)
    const again = await opened(libraryFolder, imaging, { fs })
    expect([again.info().state, again.id]).toEqual(['ready', library.id])
    await again.close()
  })

  it('is not opened if neither the disk nor the index tells its id, and nothing is changed', async ({
    libraryFolder,
    imaging
  }) => {
    const library = await opened(libraryFolder, imaging)
    library.database.exec('DELETE FROM library_id')
    await library.close()
    const { marker } = libraryPaths(libraryFolder)
    const before = await readFile(marker)
    const fs = refusingFs(marker)
    await expect(opened(libraryFolder, imaging, { fs })).rejects.toMatchObject({ code: 'storage' })
    expect(await readFile(marker)).toEqual(before)
    expect(await readdir(libraryFolder)).not.toContain('library.json.damaged')
  })

  it('of a newer version is not opened, even if the disk reveals that late', async ({ libraryFolder, imaging }) => {
    await (await opened(libraryFolder, imaging)).close()
    const { marker } = libraryPaths(libraryFolder)
    await writeFile(marker, '{"format":"palimpsest-library","version":2,"id":"01J00000000000000000000000"}')
    let refusals = 2
    const fs = {
      ...machineFs,
      readFile: async (path: string) => {
        if (path !== marker || refusals === 0) return await machineFs.readFile(path)
        refusals -= 1
        throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' })
      }
    }
    await expect(opened(libraryFolder, imaging, { fs })).rejects.toMatchObject({
      message: expect.stringContaining('newer version')
    })
  })

  it('that is empty keeps what is left of it', async ({ libraryFolder, imaging }) => {
    const id = await withPicture(libraryFolder, imaging)
    const { marker } = libraryPaths(libraryFolder)
    await writeFile(marker, '{"format":"palimp')
    const library = await opened(libraryFolder, imaging)
    expect(library.get(id)).not.toBeNull()
    await library.close()
    expect(await readFile(`${marker}.damaged`, 'utf8')).toBe('{"format":"palimp')
    expect(JSON.parse(await readFile(marker, 'utf8'))).toMatchObject({ format: 'palimpsest-library' })
  })
})

it('leaves files that are not journal entries alone, and keeps unreadable entries', async ({
  libraryFolder,
  imaging
}) => {
  await (await opened(libraryFolder, imaging)).close()
  const entry = `incoming/${newId()}.picture.json`
  await put(libraryFolder, 'incoming/mail.picture.json', '{"mine":1}')
  await put(libraryFolder, 'incoming/scan.change.json', '{"mine":2}')
  await put(libraryFolder, entry, '{"format":"palimpsest-pic')
  await (await opened(libraryFolder, imaging)).close()
  expect(await readdir(join(libraryFolder, 'incoming'))).toEqual([
    `${entry.slice('incoming/'.length)}.damaged`,
    'mail.picture.json',
    'scan.change.json'
  ])
  expect(await readFile(join(libraryFolder, `${entry}.damaged`), 'utf8')).toBe('{"format":"palimpsest-pic')
})
