import { access, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect } from 'vitest'
import type { RepairWishes } from '../../../shared/contract/library.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { refusingFs } from '../__fixtures__/refusing-fs.ts'
import { everything, newId, opened } from '../__fixtures__/test-library.ts'
import { machineFs } from '../disk/library-fs.ts'
import type { Library } from '../library.ts'
import { checker, contentsOf, testTask } from './__fixtures__/care.ts'
import { it, originalOf, sidecarOf, sound, thumbnailOf } from './__fixtures__/checked-library.ts'
import { askForRebuild } from './rebuild.ts'
import { repairWords } from './repair.ts'

const all: RepairWishes = {
  adopt: true,
  missing: true,
  descriptions: true,
  believe: 'index',
  thumbnails: true,
  damaged: true
}

describe('a repair', () => {
  it('lists what exists only in the folder: with its description, and without', async ({ library, paths, ids }) => {
    const kept = everything(library)
    const [first, second] = ids as [string, string]
    const file = sidecarOf(library, paths, second)
    await rm(file)
    library.database.exec(`DELETE FROM pictures WHERE id IN ('${first}', '${second}')`)
    const result = await library.care.repair(checker, all, testTask())
    expect(result.adopted).toBe(2)
    expect(library.get(first)).toEqual(kept.find(({ id }) => id === first))
    expect(library.info().pictures).toBe(4)
    await sound(library)
    expect(repairWords(await library.care.repair(checker, all, testTask()))).toBe('There was nothing to repair.')
  })

  it('writes lost, damaged and different descriptions from the index, or trusts the descriptions', async ({
    libraryFolder,
    library,
    paths,
    ids
  }) => {
    const [first, second, third] = ids as [string, string, string]
    await rm(sidecarOf(library, paths, first))
    await writeFile(sidecarOf(library, paths, second), 'broken')
    const other = JSON.parse(await readFile(sidecarOf(library, paths, third), 'utf8')) as {
      picture: { notes: string }
    }
    other.picture.notes = 'written elsewhere'
    await writeFile(sidecarOf(library, paths, third), JSON.stringify(other))
    expect(await library.care.repair(checker, { ...all, believe: 'descriptions' }, testTask())).toMatchObject({
      descriptions: 3,
      setAside: 1
    })
    expect(library.get(third)?.notes).toBe('written elsewhere')
    await sound(library)
    await writeFile(
      sidecarOf(library, paths, third),
      JSON.stringify({ ...other, picture: { ...other.picture, notes: 'older' } })
    )
    await library.care.repair(checker, all, testTask())
    expect(JSON.parse(await readFile(sidecarOf(library, paths, third), 'utf8'))).toMatchObject({
      picture: { notes: 'written elsewhere' }
    })
    await sound(library)
    const [aside] = await readdir(join(libraryFolder, 'set-aside'))
    expect(await readdir(join(libraryFolder, 'set-aside', aside!))).toHaveLength(1)
  })

  it('sets damaged originals aside, marks them and lost ones as missing, and found ones as present', async ({
    libraryFolder,
    library,
    paths,
    ids
  }) => {
    const [first, second, third] = ids as [string, string, string]
    await writeFile(originalOf(library, paths, first), 'no picture')
    const away = join(libraryFolder, '..', 'away.png')
    await rename(originalOf(library, paths, second), away)
    await rm(thumbnailOf(library, paths, third))
    expect(await library.care.repair(checker, all, testTask())).toMatchObject({
      missing: 2,
      setAside: 1,
      thumbnails: 1
    })
    expect(library.get(first)?.missing).toBe(true)
    await rename(away, originalOf(library, paths, second))
    expect(await library.care.repair(checker, all, testTask())).toMatchObject({ back: 1, missing: 0 })
    expect(library.get(second)?.missing).toBe(false)
  })

  describe('of masks and service answers', () => {
    const files = async (libraryFolder: string): Promise<{ mask: string; description: string; answer: string }> => {
      const found = Object.keys(await contentsOf(libraryFolder))
      const one = (test: RegExp): string => join(libraryFolder, found.find((path) => test.test(path))!)
      return {
        mask: one(/^masks\/.*\.png$/),
        description: one(/^masks\/.*\.json$/),
        answer: one(/^returned\/.*\.png$/)
      }
    }

    it('restores from the backup what is damaged or missing, and writes descriptions again', async ({
      libraryFolder,
      library
    }) => {
      await library.care.backUp(checker, join(libraryFolder, '..', 'backup'), testTask())
      const { mask, description, answer } = await files(libraryFolder)
      const before = await contentsOf(join(libraryFolder, 'masks'))
      await writeFile(mask, 'no mask')
      await rm(description)
      await writeFile(answer, 'no picture')
      expect(await library.care.verify(checker, testTask())).toMatchObject({ others: 2 })
      expect(await library.care.repair(checker, all, testTask())).toMatchObject({
        setAside: 2,
        back: 2,
        descriptions: 1,
        stillMissing: 0
      })
      expect(await contentsOf(join(libraryFolder, 'masks'))).toEqual(before)
      await rm(mask)
      expect(await library.care.repair(checker, all, testTask())).toMatchObject({ setAside: 0, back: 1 })
      await sound(library)
    })

    it('sets aside what is damaged if there is no backup, and reports what is still missing', async ({
      libraryFolder,
      library
    }) => {
      const { mask, answer } = await files(libraryFolder)
      await writeFile(mask, 'no mask')
      await writeFile(answer, 'no picture')
      const task = testTask()
      expect(await library.care.repair(checker, all, task)).toMatchObject({ setAside: 2, back: 0, stillMissing: 2 })
      expect(task.notes.filter(({ level }) => level === 'warning').map(({ text }) => text)).toEqual([
        expect.stringMatching(/damaged and was set aside/),
        expect.stringMatching(/^The mask .*: the file is missing.$/),
        expect.stringMatching(/damaged and was set aside/),
        expect.stringMatching(/^The service’s own answer .*: the file is missing.$/)
      ])
    })

    it.for([
      ['a folder of answers', (answer: string) => dirname(answer)],
      ['all answers', (answer: string) => dirname(dirname(answer))]
    ] as const)(
      'continues past %s that the disk does not deliver',
      async ([, of], { libraryFolder, imaging, library }) => {
        const { answer } = await files(libraryFolder)
        const bad = of(answer)
        const name = relative(libraryFolder, bad).split(sep).join('/')
        await library.close()
        const again = await opened(libraryFolder, imaging, { fs: refusingFs(bad) })
        const check = testTask()
        expect(await again.care.verify(checker, check)).toMatchObject({ pictures: 4, others: 1 })
        expect(check.notes.map(({ text }) => text)).toEqual([
          `The folder ${name} cannot be read from the disk. Nothing in it was checked.`
        ])
        const repair = testTask()
        expect(await again.care.repair(checker, all, repair)).toMatchObject({ unread: 1, stillMissing: 0, setAside: 0 })
        expect(repair.notes.map(({ text }) => text)).toEqual([
          `The folder ${name} cannot be read and was left as it is.`
        ])
        await again.close()
      }
    )

    it('lists a mask again that has no row', async ({ library }) => {
      library.database.exec('DELETE FROM masks')
      expect(await library.care.verify(checker, testTask())).toMatchObject({ unlisted: 1 })
      expect(await library.care.repair(checker, all, testTask())).toMatchObject({ adopted: 1 })
      await sound(library)
    })

    it('is skipped if not requested', async ({ libraryFolder, library }) => {
      const { mask, description } = await files(libraryFolder)
      await writeFile(mask, 'no mask')
      await rm(description)
      const before = await contentsOf(libraryFolder)
      const none: RepairWishes = {
        ...all,
        adopt: false,
        missing: false,
        descriptions: false,
        damaged: false,
        thumbnails: false
      }
      await library.care.repair(checker, none, testTask())
      expect(await readFile(mask, 'utf8')).toBe('no mask')
      expect(Object.keys(await contentsOf(libraryFolder))).toEqual(Object.keys(before))
    })
  })

  it('continues past damaged files without a row, and does not list them as present', async ({
    library,
    paths,
    ids
  }) => {
    const [first, second] = ids as [string, string]
    await writeFile(originalOf(library, paths, first), 'no picture')
    await writeFile(originalOf(library, paths, second), 'no picture')
    await rm(sidecarOf(library, paths, second))
    library.database.exec(`DELETE FROM pictures WHERE id IN ('${first}', '${second}')`)
    expect(await library.care.repair(checker, all, testTask())).toMatchObject({ adopted: 1, setAside: 2 })
    expect(library.get(first)).toMatchObject({ missing: true })
    expect(library.info().pictures).toBe(3)
  })

  it('that trusts the descriptions keeps what is known of the file, and what was rated meanwhile', async ({
    library,
    paths,
    ids
  }) => {
    const [first, second] = ids as [string, string]
    const other = JSON.parse(await readFile(sidecarOf(library, paths, first), 'utf8')) as {
      picture: { notes: string }
    }
    other.picture.notes = 'written elsewhere'
    await writeFile(sidecarOf(library, paths, first), JSON.stringify(other))
    await rm(originalOf(library, paths, first))
    const rating = library.change([second], { rating: 5 })
    await library.care.repair(checker, { ...all, believe: 'descriptions' }, testTask())
    await rating
    expect(library.get(first)).toMatchObject({ notes: 'written elsewhere', missing: true })
    expect(library.get(second)).toMatchObject({ rating: 5 })
  })

  it('takes lost and damaged originals from the last backup', async ({ libraryFolder, library, paths, ids }) => {
    await library.care.backUp(checker, join(libraryFolder, '..', 'backup'), testTask())
    const before = await contentsOf(paths.pictures)
    await rm(originalOf(library, paths, ids[0]!))
    await writeFile(originalOf(library, paths, ids[1]!), 'no picture')
    expect(await library.care.repair(checker, all, testTask())).toMatchObject({ back: 2, missing: 0, setAside: 1 })
    expect(await contentsOf(paths.pictures)).toEqual(before)
    await sound(library)
  })

  it('also takes from the last backup what was already marked as missing', async ({
    libraryFolder,
    library,
    paths,
    ids
  }) => {
    await library.care.backUp(checker, join(libraryFolder, '..', 'backup'), testTask())
    const before = await contentsOf(paths.pictures)
    const [first, second, third] = ids as [string, string, string]
    for (const id of [first, second]) await rm(originalOf(library, paths, id))
    expect(await library.original(first)).toBe(null)
    expect([first, second].map((id) => library.get(id)?.missing)).toEqual([true, false])
    const checking = testTask()
    expect(await library.care.verify(checker, checking)).toMatchObject({ lost: 2 })
    expect(checking.notes.map(({ text }) => text).sort()).toEqual([
      expect.stringMatching(/picture 0.* missing, as was known\.$/),
      expect.stringMatching(/picture 1.* is missing\.$/)
    ])
    expect(await library.care.repair(checker, { ...all, damaged: false }, testTask())).toMatchObject({
      back: 2,
      missing: 0,
      stillMissing: 0
    })
    expect(await contentsOf(paths.pictures)).toEqual(before)
    expect(library.get(first)?.missing).toBe(false)
    // What the backup lacks too stays marked, and is reported each time.
    await rm(originalOf(library, paths, third))
    await rm(join(libraryFolder, '..', 'backup', 'pictures'), { recursive: true })
    expect(await library.care.repair(checker, all, testTask())).toMatchObject({ missing: 1, stillMissing: 0 })
    const again = await library.care.repair(checker, all, testTask())
    expect(again).toMatchObject({ back: 0, missing: 0, stillMissing: 1 })
    expect(repairWords(again)).toBe('1 file is still missing: no known backup has it.')
  })

  it.for([
    [
      'the process that reads it stops',
      new AppError('bad-response', 'The picture cannot be read: the process that reads it stopped twice on it.')
    ],
    ['there is no memory', new AppError('internal', 'Out of memory.')],
    ['it takes too long', new AppError('timeout', 'Reading it took too long.')],
    ['its format is not read here', new AppError('invalid-input', 'This is none of the pictures that are read.')]
  ] as const)(
    'does not touch a file with the right bytes when %s',
    async ([, error], { imaging, open, library, paths, ids }) => {
      const [first] = ids as [string]
      const file = originalOf(library, paths, first)
      const bytes = await readFile(file)
      await rm(sidecarOf(library, paths, first))
      library.database.exec(`DELETE FROM pictures WHERE id = '${first}'`)
      await library.close()
      const failing: Imaging = { ...imaging, inspect: () => Promise.reject(error) }
      library = await open({ imaging: failing })
      const task = testTask()
      const result = await library.care.repair(checker, all, task)
      expect(result).toMatchObject({ setAside: 0, adopted: 0, unread: 1 })
      expect(await readFile(file)).toEqual(bytes)
      expect(task.notes).toEqual([
        { level: 'warning', text: expect.stringContaining(`stays where it is. ${error.message}`) }
      ])
      expect(repairWords(result)).toBe('1 file left in place, not readable now.')
      await library.close()
      library = await open()
      expect(await library.care.repair(checker, all, testTask())).toMatchObject({ adopted: 1, unread: 0 })
    }
  )

  it('ends when the app is closed while it reads a file, and leaves that in place', async ({
    imaging,
    open,
    library,
    paths,
    ids
  }) => {
    const file = originalOf(library, paths, ids[0]!)
    await rm(sidecarOf(library, paths, ids[0]!))
    library.database.exec(`DELETE FROM pictures WHERE id = '${ids[0]}'`)
    await library.close()
    const closing: Imaging = {
      ...imaging,
      inspect: () => Promise.reject(new AppError('cancelled', 'The app is closing.'))
    }
    library = await open({ imaging: closing })
    await expect(library.care.repair(checker, all, testTask())).rejects.toMatchObject({ code: 'cancelled' })
    await expect(access(file)).resolves.toBeUndefined()
  })

  it('does only what was requested', async ({ library, paths, ids }) => {
    await rm(sidecarOf(library, paths, ids[0]!))
    await rm(originalOf(library, paths, ids[1]!))
    const none: RepairWishes = {
      adopt: false,
      missing: false,
      descriptions: false,
      believe: 'index',
      thumbnails: false,
      damaged: false
    }
    expect(await library.care.repair(checker, none, testTask())).toEqual({
      adopted: 0,
      missing: 0,
      stillMissing: 0,
      back: 0,
      descriptions: 0,
      thumbnails: 0,
      setAside: 0,
      unread: 0
    })
  })

  it('rebuilds the index on demand, and leaves the jobs unchanged', async ({ libraryFolder, open, library, ids }) => {
    await library.change([ids[0]!], { rating: 2, addTags: ['kept'] })
    library.database
      .prepare('INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES (?, ?, ?, ?, ?)')
      .run(newId(), newId(), 'queued', 1, '{}')
    const shown = everything(library)
    await library.close()
    const aside = await askForRebuild(machineFs, libraryFolder, 0)
    library = await open()
    expect(everything(library)).toEqual(shown)
    expect(library.info().repairs.join(' ')).toBe(
      'The library’s index was rebuilt. 4 pictures and 1 mask read back from the folder.'
    )
    expect(library.database.prepare('SELECT state FROM jobs').all()).toEqual([{ state: 'queued' }])
    expect(await readdir(libraryFolder)).toContain(aside)
  })
})

describe('what is deleted during a repair', () => {
  const exists = async (path: string): Promise<boolean> =>
    await access(path).then(
      () => true,
      () => false
    )

  /** Repairs; `meanwhile` runs when the first file of the backup has been read. */
  async function repairWhile(
    libraryFolder: string,
    library: Library,
    meanwhile: () => Promise<unknown>
  ): Promise<{ descriptions: number; back: number; missing: number; adopted: number }> {
    let done = false
    const hash: typeof checker.hash = async (file) => {
      const hashed = await checker.hash(file)
      if (!done && file.startsWith(join(libraryFolder, '..', 'backup'))) {
        done = true
        await meanwhile()
      }
      return hashed
    }
    const result = await library.care.repair({ ...checker, hash }, all, testTask())
    expect(done).toBe(true)
    return result
  }

  it('for good is not restored from the backup, nor described or listed again', async ({
    libraryFolder,
    library,
    paths,
    ids
  }) => {
    const [id] = ids as [string]
    const [original, sidecar] = [originalOf(library, paths, id), sidecarOf(library, paths, id)]
    await library.care.backUp(checker, join(libraryFolder, '..', 'backup'), testTask())
    await library.trash([id])
    await library.care.verify(checker, testTask())
    await rm(original)
    await rm(sidecar)
    expect(await repairWhile(libraryFolder, library, () => library.deleteForGood([id]))).toMatchObject({
      descriptions: 0,
      back: 0,
      missing: 0
    })
    expect([await exists(original), await exists(sidecar)]).toEqual([false, false])
    expect(await library.care.repair(checker, all, testTask())).toMatchObject({ adopted: 0, back: 0 })
    expect(library.get(id)).toBeNull()
  })

  it('as a file only does not get its file back', async ({ libraryFolder, library, paths, ids }) => {
    const [id] = ids as [string]
    const original = originalOf(library, paths, id)
    await library.care.backUp(checker, join(libraryFolder, '..', 'backup'), testTask())
    await rm(original)
    expect(await repairWhile(libraryFolder, library, () => library.removeFiles([id]))).toMatchObject({
      back: 0,
      missing: 0
    })
    expect(await exists(original)).toBe(false)
    expect(library.get(id)).toMatchObject({ missing: false, fileRemovedAt: expect.any(Number) })
  })
})
