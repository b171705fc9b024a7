/** Deleting for good, interrupted anywhere: a picture is entirely in the trash, or entirely gone. */
import { execFile } from 'node:child_process'
import { cp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { beforeEach, describe, expect } from 'vitest'
import { type FullTrash, fillTrash, piecesOf, withoutIndex } from '../__fixtures__/full-trash.ts'
import { it } from '../__fixtures__/it.ts'
import { emptyTrash, generated, newId, opened, paint } from '../__fixtures__/test-library.ts'
import { checker, contentsOf, testTask } from '../care/__fixtures__/care.ts'
import { type LibraryFs, machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'

const child = fileURLToPath(new URL('../__fixtures__/deleting-child.ts', import.meta.url))

/** The starting point of every test, in a copy of its own. */
let template: string
let trash: FullTrash
let pieces: string[]

it.beforeAll(async ({ imaging, sharedFolder }) => {
  template = join(sharedFolder, 'library')
  trash = await fillTrash(template, imaging)
  pieces = await piecesOf(template, trash)
})
it.beforeEach(async ({ libraryFolder }) => {
  await cp(template, libraryFolder, { recursive: true, preserveTimestamps: true })
})

const full = (): Error => Object.assign(new Error('EIO'), { code: 'EIO' })

/** @returns "whole" or "gone" if that is true of everything that was in the trash, or what is wrong */
async function outcomeOf(library: Library): Promise<string> {
  const { folder: path } = library.info()
  const wrong: string[] = []
  for (const id of trash.kept) {
    const picture = library.get(id)
    if (picture === null || (await library.original(id))?.bytes.length !== picture.bytes)
      wrong.push(`${id} was to be kept`)
    const answer = picture?.inpaintReport?.returnedSha256 ?? null
    if (answer !== null && (await library.returned(answer)) === null) wrong.push(`the answer of ${id} was to be kept`)
  }
  const there = trash.ids.filter((id) => library.get(id) !== null)
  const left = await piecesOf(path, trash)
  const entries = await readdir(libraryPaths(path).incoming)
  if (entries.length > 0) wrong.push(`left in the journal: ${entries.join(', ')}`)
  if (wrong.length > 0) return wrong.join('; ')
  if (there.length === 0 && left.length === 0) return 'gone'
  if (there.length === trash.ids.length && isDeepStrictEqual(left, pieces)) return 'whole'
  return `in pieces: ${there.length} of ${trash.ids.length} are listed; files: ${left.join(', ')}`
}

/**
 * Runs the work on a file system that copies the folder before each changing call, and once at the end: that is what a
 * process killed there leaves on disk.
 * @returns the copies that differ from the one before
 */
async function leftBehind(
  folderPath: string,
  work: (fs: LibraryFs, arm: () => void) => Promise<unknown>
): Promise<string[]> {
  const copies: string[] = []
  let last = ''
  let armed = false
  const look = async (): Promise<void> => {
    if (!armed) return
    const content = JSON.stringify(await contentsOf(folderPath))
    if (content === last) return
    last = content
    const left = `${folderPath}-left-${copies.length}`
    await cp(folderPath, left, { recursive: true, preserveTimestamps: true })
    copies.push(left)
  }
  const call = async <T>(change: () => Promise<T>): Promise<T> => {
    await look()
    return await change()
  }
  const fs: LibraryFs = {
    ...machineFs,
    async open(path, flags, mode) {
      const handle =
        flags === 'r' ? await machineFs.open(path, flags, mode) : await call(() => machineFs.open(path, flags, mode))
      return {
        writeFile: (bytes) => call(() => handle.writeFile(bytes)),
        writePieces: (bytes) => call(() => handle.writePieces(bytes)),
        sync: () => call(() => handle.sync()),
        close: () => handle.close()
      }
    },
    rename: (from, to) => call(() => machineFs.rename(from, to)),
    rm: (path, options) => call(() => machineFs.rm(path, options))
  }
  await work(fs, () => {
    armed = true
  })
  await look()
  return copies
}

// Windows lets nobody read a locked file.
describe.skipIf(process.platform === 'win32')('a deletion interrupted at any call', () => {
  it('is finished by the next start, or was never decided; the same without an index', {
    timeout: 120_000
  }, async ({ libraryFolder, imaging }) => {
    const copies = await leftBehind(libraryFolder, async (fs, arm) => {
      const library = await opened(libraryFolder, imaging, { fs })
      arm()
      await emptyTrash(library)
    })
    const found: string[] = []
    for (const left of copies) {
      const bare = `${left}-bare`
      await cp(left, bare, { recursive: true, preserveTimestamps: true })
      const library = await opened(left, imaging)
      const outcome = await outcomeOf(library)
      expect(library.info().repairs).toEqual([])
      await library.close()
      const rebuilt = await withoutIndex(bare, imaging)
      expect(await outcomeOf(rebuilt)).toBe(outcome)
      expect(rebuilt.info()).toMatchObject({ pictures: 2, trashed: outcome === 'whole' ? trash.ids.length : 0 })
      await rebuilt.close()
      found.push(outcome)
    }
    expect(found.length).toBeGreaterThan(20)
    expect(new Set(found)).toEqual(new Set(['whole', 'gone']))
    // Once decided it stays decided.
    expect(found.toSorted().toReversed()).toEqual(found)
  })

  it('is finished by a later start if the next one is interrupted as well', { timeout: 120_000 }, async ({
    libraryFolder,
    imaging
  }) => {
    await writeFile(join(libraryPaths(libraryFolder).incoming, `${newId()}.deletion.json`), await entryOf(trash))
    const copies = await leftBehind(libraryFolder, async (fs, arm) => {
      arm()
      await opened(libraryFolder, imaging, { fs })
    })
    expect(copies.length).toBeGreaterThan(20)
    for (const left of copies) {
      const library = await opened(left, imaging)
      expect(await outcomeOf(library)).toBe('gone')
      await library.close()
    }
  })
})

/** The journal entry that deletes the template's trash. */
async function entryOf({ ids }: FullTrash): Promise<string> {
  using database = new DatabaseSync(libraryPaths(template).database, { readOnly: true })
  const rows = database
    .prepare(
      "SELECT id, sha256, file_name, inpaint_report ->> '$.returnedSha256' AS returned, trashed_at FROM pictures"
    )
    .all()
  const pictures = rows
    .filter(({ id }) => ids.includes(String(id)))
    .map(({ id, sha256, file_name: fileName, returned: returnedSha256, trashed_at: trashedAt }) => ({
      id,
      sha256,
      fileName,
      returnedSha256,
      trashedAt
    }))
  return `${JSON.stringify({ format: 'palimpsest-deletion', version: 1, pictures })}\n`
}

describe('a process killed while deleting for good', () => {
  it.for([
    ['before rename of the journal', 'whole'],
    ['after rename of the journal', 'gone'],
    ['after removal of the sidecar', 'gone'],
    ['after removal of the original', 'gone'],
    ['before removal of the entry', 'gone'],
    ['none', 'gone']
  ] as const)('%s leaves the pictures %s', async ([point, expected], { libraryFolder, imaging }) => {
    const signal = await new Promise((resolve, reject) => {
      const running = execFile(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', child, libraryFolder, point],
        (error, _stdout, stderr) => {
          if (error !== null && running.signalCode === null) reject(new Error(stderr))
          else resolve(running.signalCode)
        }
      )
    })
    expect(signal).toBe('SIGKILL')
    const library = await opened(libraryFolder, imaging)
    expect(library.info().repairs).toEqual([])
    expect(await outcomeOf(library)).toBe(expected)
    await library.close()
    const rebuilt = await withoutIndex(libraryFolder, imaging)
    expect(await outcomeOf(rebuilt)).toBe(expected)
    await rebuilt.close()
  })
})

describe('files that cannot be removed', () => {
  /** Paths that cannot be removed now. */
  let stuck: (path: string) => boolean
  const fs: LibraryFs = {
    ...machineFs,
    rm: (path, options) => (stuck(path) ? Promise.reject(full()) : machineFs.rm(path, options))
  }

  beforeEach(() => {
    stuck = () => false
  })

  it.for([
    ['an original', (path: string) => path.endsWith('.png') && path.includes('pictures')],
    ['a sidecar', (path: string) => path.endsWith('.json') && path.includes('pictures')],
    ['a draft', (path: string) => path.includes('drafts')],
    ['an answer', (path: string) => path.includes('returned')],
    ['anything', () => true]
  ] as const)(
    '(%s) are reported; their pictures are gone from every list, and they are removed once possible',
    async ([, which], { libraryFolder, imaging }) => {
      const library = await opened(libraryFolder, imaging, { fs })
      stuck = which
      const { ids, left } = await library.deleteForGood(trash.ids)
      expect(ids).toEqual(trash.ids)
      expect(left).toMatchObject({
        code: 'storage',
        data: { nextStep: expect.stringContaining('starts again') as unknown }
      })
      expect(trash.ids.map((id) => library.get(id))).toEqual(trash.ids.map(() => null))
      // Neither a check nor a repair mistakes what is left for something lost.
      const found = await library.care.verify(checker, testTask())
      expect(found).toMatchObject({ pictures: 2, lost: 0, unlisted: 0, descriptions: 0 })
      expect(
        await library.care.repair(
          checker,
          { adopt: true, missing: true, descriptions: true, thumbnails: true, damaged: true, believe: 'index' },
          testTask()
        )
      ).toMatchObject({
        adopted: 0
      })
      stuck = () => false
      await library.close()
      expect(await piecesOf(libraryFolder, trash)).toEqual([])
      const next = await opened(libraryFolder, imaging)
      expect(await outcomeOf(next)).toBe('gone')
      await next.close()
    }
  )

  it('prevent neither opening the library nor deleting anything else', async ({ libraryFolder, imaging }) => {
    await writeFile(join(libraryPaths(libraryFolder).incoming, `${newId()}.deletion.json`), await entryOf(trash))
    stuck = (path) => path.includes('pictures') && !path.endsWith('.tmp')
    const library = await opened(libraryFolder, imaging, { fs })
    expect(library.info()).toMatchObject({ state: 'ready', pictures: 2, trashed: 0 })
    stuck = () => false
    await library.trash([trash.kept[1]!])
    expect(await library.deleteForGood([trash.kept[1]!])).toMatchObject({ left: null })
    expect(await piecesOf(libraryFolder, trash)).toEqual([])
    await library.close()
  })

  it('stay if the same bytes were added meanwhile', async ({ libraryFolder, imaging }) => {
    const library = await opened(libraryFolder, imaging, { fs })
    stuck = (path) => path.endsWith('.png')
    await library.deleteForGood(trash.ids)
    const back = await library.add(generated(await paint(imaging, 5)))
    expect(trash.own).toContain(back.sha256)
    stuck = () => false
    await library.close()
    const next = await opened(libraryFolder, imaging)
    expect((await next.original(back.id))?.bytes.length).toBe(back.bytes)
    await next.close()
  })
})

describe('a deletion on a full disk', () => {
  const noSpace = (): Error => Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
  let room: boolean
  const fs: LibraryFs = {
    ...machineFs,
    open: (path, flags, mode) =>
      path.includes('.deletion.json') && !room ? Promise.reject(noSpace()) : machineFs.open(path, flags, mode),
    async rm(path, options) {
      if (path.endsWith('.webp')) room = true
      await machineFs.rm(path, options)
    }
  }

  it('uses the room that thumbnails take, which are made again', async ({ libraryFolder, imaging }) => {
    room = false
    const library = await opened(libraryFolder, imaging, { fs })
    expect(await library.deleteForGood(trash.ids)).toMatchObject({ ids: trash.ids, left: null })
    expect(await library.thumbnail(trash.kept[0]!)).not.toBeNull()
    expect(await outcomeOf(library)).toBe('gone')
    await library.close()
  })

  it('without a single thumbnail deletes nothing, and says why', async ({ libraryFolder, imaging }) => {
    room = false
    await rm(libraryPaths(libraryFolder).thumbnails, { recursive: true })
    const library = await opened(libraryFolder, imaging, { fs })
    await expect(library.deleteForGood(trash.ids)).rejects.toMatchObject({
      code: 'disk-full',
      data: { action: 'free-space' }
    })
    for (const id of trash.ids) expect([library.get(id)?.trashedAt, await library.draft(id)]).not.toContain(null)
    await library.close()
  })
})

describe('a deletion that is decided but not finished', () => {
  const decide = async (libraryFolder: string, content: string): Promise<string> => {
    const entry = join(libraryPaths(libraryFolder).incoming, `${newId()}.deletion.json`)
    await writeFile(entry, content)
    return entry
  }

  it.for(['in the session', 'by the next start'])(
    'leaves the bytes of a picture whose row is still pending (%s)',
    async (when, { libraryFolder, imaging }) => {
      const now = when === 'in the session' ? await opened(libraryFolder, imaging) : null
      // The journal entry of a picture with the same bytes as one in the trash, as a full disk leaves it.
      const paths = libraryPaths(libraryFolder)
      const [id, , second] = trash.ids
      const name = pieces.find((piece) => piece.startsWith('pictures') && piece.includes(second!))!
      const other = newId()
      await writeFile(
        paths.incomingFile(other, 'picture'),
        (await readFile(join(libraryFolder, name), 'utf8'))
          .replaceAll(second!, other)
          .replace(/"jobId": "\w+"/, `"jobId": "${newId()}"`)
      )
      if (now === null) await decide(libraryFolder, await entryOf(trash))
      await now?.deleteForGood(trash.ids)
      await now?.close()
      const library = await opened(libraryFolder, imaging)
      expect([library.get(id!), library.get(second!)]).toEqual([null, null])
      const picture = library.get(other)!
      expect((await library.original(other))?.bytes.length).toBe(picture.bytes)
      expect((await stat(paths.sidecar(picture))).isFile()).toBe(true)
      await library.close()
    }
  )

  it('leaves nothing of a description that was being moved into place, or is only half written', async ({
    libraryFolder,
    imaging
  }) => {
    const { incoming } = libraryPaths(libraryFolder)
    const [id] = trash.ids
    const sidecar = join(libraryFolder, pieces.find((piece) => piece.startsWith('pictures') && piece.includes(id!))!)
    await rename(sidecar, join(incoming, `${id}.picture.json`))
    await writeFile(join(dirname(sidecar), `.${basename(sidecar)}.0123456789ab.tmp`), '{')
    await decide(libraryFolder, await entryOf(trash))
    const library = await opened(libraryFolder, imaging)
    expect(await outcomeOf(library)).toBe('gone')
    await library.close()
  })

  it('spares a picture that was restored from the trash since, by a version that does not know the entry', async ({
    libraryFolder,
    imaging
  }) => {
    const [first, ...others] = trash.ids
    const before = await opened(libraryFolder, imaging)
    await before.restore([first!])
    await before.close()
    await decide(libraryFolder, await entryOf(trash))
    const library = await opened(libraryFolder, imaging)
    expect(trash.ids.map((id) => library.get(id) === null)).toEqual([false, ...others.map(() => true)])
    expect(await library.original(first!)).not.toBeNull()
    await library.close()
  })

  it('spares it when the index is lost too, and mistakes no outdated description for such a picture', async ({
    libraryFolder,
    imaging
  }) => {
    const [restored, behind] = trash.ids
    const entry = await decide(libraryFolder, await entryOf(trash))
    const paths = libraryPaths(libraryFolder)
    const setAside = `${libraryFolder}-entry`
    await rename(entry, setAside)
    const before = await opened(libraryFolder, imaging)
    const fileOf = new Map(trash.ids.map((id) => [id, paths.sidecar(before.get(id)!)]))
    await before.restore([restored!, behind!])
    await before.close()
    await rename(setAside, paths.incomingFile(newId(), 'deletion'))
    // Written before the decision, unlike its picture's move to the trash.
    const early = new Date('2020-01-01')
    await utimes(fileOf.get(behind!)!, early, early)
    const library = await withoutIndex(libraryFolder, imaging)
    expect(trash.ids.filter((id) => library.get(id) !== null)).toEqual([restored])
    expect(await library.original(restored!)).not.toBeNull()
    await library.close()
  })

  it.for([
    ['damaged', '{"format": "palimpsest-deletion", "vers'],
    ['of a later version', '{"format":"palimpsest-deletion","version":2,"pictures":[]}\n']
  ] as const)(
    'stays as it is when its entry is %s, and has no effect',
    async ([, content], { libraryFolder, imaging }) => {
      const entry = await decide(libraryFolder, content)
      const library = await opened(libraryFolder, imaging)
      expect(library.info()).toMatchObject({ state: 'ready', pictures: 2, trashed: trash.ids.length, repairs: [] })
      await library.close()
      expect([await readFile(entry, 'utf8'), await piecesOf(libraryFolder, trash)]).toEqual([content, pieces])
    }
  )

  it('and any entry of an unknown kind are left alone', async ({ libraryFolder, imaging }) => {
    const entry = join(libraryPaths(libraryFolder).incoming, `${newId()}.something.json`)
    await writeFile(entry, 'later')
    await (await opened(libraryFolder, imaging)).close()
    expect(await readFile(entry, 'utf8')).toBe('later')
  })
})
