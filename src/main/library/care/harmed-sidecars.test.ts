import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { refusingFs } from '../__fixtures__/refusing-fs.ts'
import { emptyTrash, everything, generated, newId, opened, paint, prompting } from '../__fixtures__/test-library.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import { checker, testTask } from './__fixtures__/care.ts'
import { open } from './__fixtures__/harmed-library.ts'

describe('a damaged sidecar', () => {
  it('does not keep the others from being recovered, and its picture is listed without its recipe', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const good = await library.add(generated(await paint(imaging, 1)))
    const bad = await library.add(generated(await paint(imaging, 2)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    await writeFile(paths.sidecar(bad), '{"format":"palimpsest-picture","version":1,"order":')
    await rm(paths.database)
    await rm(paths.backups, { recursive: true })
    const mended = await open({ libraryFolder, imaging, clock })
    expect(mended.get(good.id)).toEqual(good)
    expect(mended.get(bad.id)).toMatchObject({
      sha256: bad.sha256,
      width: 12,
      height: 8,
      parameters: null,
      origin: 'imported'
    })
    expect(mended.info().repairs.join(' ')).toMatch(/1 picture had a damaged description/)
    expect(await readdir(join(paths.pictures, bad.sha256.slice(0, 2)))).toContain(
      `${bad.sha256}.${bad.id}.json.damaged`
    )
    await mended.close()
  })

  it('is written again from the backup if that knows the picture', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const picture = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    await truncate(paths.sidecar(picture), 0)
    await rm(paths.database)
    const mended = await open({ libraryFolder, imaging, clock })
    expect(mended.get(picture.id)).toEqual(picture)
    await mended.close()
    await rm(paths.database)
    await rm(paths.backups, { recursive: true })
    const again = await open({ libraryFolder, imaging, clock })
    expect(again.get(picture.id)).toEqual(picture)
    await again.close()
  })

  it.for(['null', '[1]', '{"__proto__":{"x":1}}', '\ufeff', '\0\0\0', '{"format":"palimpsest-picture","version":99}'])(
    '%j is no picture',
    async (content, { libraryFolder, imaging, clock }) => {
      const library = await open({ libraryFolder, imaging, clock })
      await library.close()
      const paths = libraryPaths(libraryFolder)
      await mkdir(join(paths.pictures, 'ab'))
      await writeFile(join(paths.pictures, 'ab', `${'ab'.repeat(32)}.${newId()}.json`), content)
      await rm(paths.database)
      const mended = await open({ libraryFolder, imaging, clock })
      expect(mended.info().pictures).toBe(0)
      expect(mended.info().repairs.join(' ')).toMatch(/1 description could not be read/)
      await mended.close()
    }
  )
})

describe('an unreadable sidecar', () => {
  it('does not keep the others from being recovered, and stays for a later attempt', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const good = await library.add(generated(await paint(imaging, 1)))
    const bad = await library.add(generated(await paint(imaging, 2)))
    const worse = await library.add(generated(await paint(imaging, 3)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    const rebuilt = async (): Promise<void> => {
      await rm(paths.database)
      await rm(paths.backups, { recursive: true })
    }
    await rebuilt()
    const mended = await opened(libraryFolder, imaging, {
      clock,
      fs: refusingFs(paths.sidecar(bad), paths.sidecar(worse), paths.original(worse))
    })
    expect(mended.get(good.id)).toEqual(good)
    expect(mended.get(bad.id)).toMatchObject({ sha256: bad.sha256, width: 12, parameters: null })
    expect(mended.get(worse.id)).toBeNull()
    expect(mended.info().repairs.join(' ')).toMatch(
      /1 picture had a damaged description.*1 picture without a description could not be read now/
    )
    await mended.close()
    await rebuilt()
    const again = await open({ libraryFolder, imaging, clock })
    expect(everything(again)).toEqual([worse, bad, good])
    await again.close()
  })

  it('is not overwritten when its picture is changed: it may hold the recipe', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const bad = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const sidecar = libraryPaths(libraryFolder).sidecar(bad)
    const before = await readFile(sidecar)
    await rm(libraryPaths(libraryFolder).database)
    await rm(libraryPaths(libraryFolder).backups, { recursive: true })
    const mended = await opened(libraryFolder, imaging, { clock, fs: refusingFs(sidecar) })
    await mended.change([bad.id], { favourite: true })
    await mended.close()
    expect(await readFile(`${sidecar}.before`)).toEqual(before)
    expect(JSON.parse(await readFile(sidecar, 'utf8'))).toMatchObject({ picture: { favourite: true } })
  })

  it('is kept whatever follows: refused again, readable again, and deleted with its picture', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const bad = await library.add(generated(await paint(imaging, 1), prompting('a red door')))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    const sidecar = paths.sidecar(bad)
    const before = await readFile(sidecar)
    await rm(paths.database)
    await rm(paths.backups, { recursive: true })
    const refusing = await opened(libraryFolder, imaging, { clock, fs: refusingFs(sidecar) })
    for (const rating of [1, 2] as const) {
      await refusing.change([bad.id], { rating })
      // Waits for every sidecar.
      await refusing.care.verify(checker, testTask())
    }
    await refusing.close()
    expect(await readFile(`${sidecar}.before`)).toEqual(before)
    await writeFile(sidecar, before)
    const reading = await open({ libraryFolder, imaging, clock })
    await reading.change([bad.id], { rating: 3 })
    await reading.care.verify(checker, testTask())
    expect(JSON.parse(await readFile(sidecar, 'utf8'))).toMatchObject({
      picture: { rating: 3, parameters: { prompt: 'a red door' } },
      request: { parameters: { prompt: 'a red door' } }
    })
    await reading.trash([bad.id])
    await emptyTrash(reading)
    await reading.close()
    expect((await readdir(dirname(sidecar))).filter((name) => name.startsWith(bad.sha256))).toEqual([])
  })

  it('of a mask or of the collections keeps what the old index says of them', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const birds = await library.createCollection('Birds')
    const mask = await library.addMask(await imaging.encodePng(new Uint8Array(96).fill(255), 12, 8, 1))
    await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    await rm(paths.database)
    const mended = await opened(libraryFolder, imaging, {
      clock,
      fs: refusingFs(paths.maskSidecar(mask.sha256), paths.shelf)
    })
    expect(mended.shelf().collections).toEqual([birds])
    expect(mended.getMask(mask.id)?.mask).toEqual(mask)
    await mended.close()
  })
})

describe('an unreadable drawer', () => {
  it('does not keep a library from opening, and its pictures stay listed as the old index knew them', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const good = await library.add(generated(await paint(imaging, 1)))
    const hidden = await library.add(generated(await paint(imaging, 2)))
    await library.close()
    await writeFile(libraryPaths(libraryFolder).damageNote, 'asked')
    const drawer = dirname(libraryPaths(libraryFolder).original(hidden))
    const mended = await opened(libraryFolder, imaging, { clock, fs: refusingFs(drawer) })
    expect(everything(mended)).toEqual([hidden, good])
    expect(mended.info().repairs.join(' ')).toContain(
      `1 folder could not be read now (pictures/${basename(drawer)}). Nothing in it was changed`
    )
    await mended.close()
  })

  it('is named by a check and left alone by a repair, and nothing in it counts as lost', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const hidden = await library.add(generated(await paint(imaging, 2)))
    await library.close()
    const drawer = dirname(libraryPaths(libraryFolder).original(hidden))
    const again = await opened(libraryFolder, imaging, { clock, fs: refusingFs(drawer) })
    const check = testTask()
    expect(await again.care.verify(checker, check)).toMatchObject({ lost: 0, damaged: [hidden.fileName] })
    const why = 'cannot be read from the disk. Nothing in it was checked.'
    expect(check.notes).toEqual([{ level: 'error', text: `The folder pictures/${basename(drawer)} ${why}` }])
    const wishes = { adopt: true, missing: true, descriptions: true, thumbnails: true, damaged: true } as const
    expect(await again.care.repair(checker, { ...wishes, believe: 'index' }, testTask())).toMatchObject({
      missing: 0,
      setAside: 0,
      unread: 1
    })
    expect(again.get(hidden.id)).toMatchObject({ missing: false })
    await again.close()
  })
})
