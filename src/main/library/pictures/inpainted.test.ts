import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import type { Inpaint, InpaintReport } from '../../../shared/domain/inpaint.ts'
import { noExtension } from '../../../shared/domain/inpaint.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { it } from '../__fixtures__/it.ts'
import { emptyTrash, followed, generated, newId, paint } from '../__fixtures__/test-library.ts'
import { migrations } from '../database/migrations.ts'
import { hashOf } from '../disk/hash.ts'
import { machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'

const inpaint: Inpaint = {
  mode: 'masked',
  area: { x: 0, y: 0, width: 8, height: 8 },
  extend: { ...noExtension, left: 3 },
  sent: { width: 64, height: 64 },
  padding: 4,
  feather: 2,
  invert: false
}

const reportOf = (returnedSha256: string | null): InpaintReport => ({
  returned: { width: 64, height: 64 },
  returnedSha256,
  scaled: false,
  untouched: false,
  drift: { changed: 0.25, mean: 1.5, most: 40 }
})

/** A repainted picture, with the service's own answer kept. */
async function repainted(imaging: Imaging, library: Library, number: number, answer: Uint8Array): Promise<Picture> {
  const returnedSha256 = await library.keepReturned(answer)
  const links = { picture: 'https://files.example/a.png?X-Amz-Signature=abc', mask: 'https://files.example/m.png' }
  const request = { operationId: 'demo/inpainting', parameters: { prompt: 'a door' }, inpaint, links }
  return await library.add(
    generated(await paint(imaging, number), { request, inpaintReport: reportOf(returnedSha256) })
  )
}

describe('a repainted picture', () => {
  it('keeps how it was made and measured, in row and sidecar', async ({ libraryFolder, imaging, open, library }) => {
    const answer = await paint(imaging, 100)
    const picture = await repainted(imaging, library, 1, answer)
    expect(picture).toMatchObject({ inpaint, inpaintReport: reportOf(hashOf(answer)) })
    expect(library.get(picture.id)).toEqual(picture)
    await followed(library)
    const sidecar = await readFile(libraryPaths(libraryFolder).sidecar(picture), 'utf8')
    expect(sidecar).not.toContain('Signature')
    await library.close()
    await writeFile(libraryPaths(libraryFolder).database, 'no database')
    library = await open()
    expect(library.get(picture.id)).toEqual(picture)
    expect(Buffer.compare((await library.returned(hashOf(answer)))!, answer)).toBe(0)
  })
})

describe("a service's answer", () => {
  it('is stored once, as it came, and repaired if its file was damaged', async ({
    libraryFolder,
    imaging,
    library
  }) => {
    const answer = await paint(imaging, 100)
    const sha256 = await library.keepReturned(answer)
    expect(sha256).toBe(hashOf(answer))
    expect(await library.keepReturned(answer)).toBe(sha256)
    const paths = libraryPaths(libraryFolder)
    expect((await readdir(paths.returned, { recursive: true })).filter((name) => name.includes('.'))).toHaveLength(1)
    await writeFile(paths.returnedFile(`${sha256}.png`), 'damaged')
    expect(await library.returned(sha256)).toBeNull()
    await library.keepReturned(answer)
    expect(Buffer.compare((await library.returned(sha256))!, answer)).toBe(0)
  })

  it('is a picture, and nothing outside of its folder', async ({ library }) => {
    await expect(library.keepReturned(Buffer.from('<html>'))).rejects.toMatchObject({ code: 'bad-response' })
    for (const strange of ['../library.json', 'a'.repeat(64), '']) expect(await library.returned(strange)).toBeNull()
  })

  it('is deleted with the last picture made from it', async ({ imaging, library }) => {
    const [shared, alone] = [await paint(imaging, 100), await paint(imaging, 101)]
    const [first, second, third] = [
      await repainted(imaging, library, 1, shared),
      await repainted(imaging, library, 2, shared),
      await repainted(imaging, library, 3, alone)
    ]
    await library.trash([first.id, third.id])
    await emptyTrash(library)
    expect(await library.returned(hashOf(alone))).toBeNull()
    expect(await library.returned(hashOf(shared))).not.toBeNull()
    await library.trash([second.id])
    await emptyTrash(library)
    expect(await library.returned(hashOf(shared))).toBeNull()
  })

  it('stays while a picture is still to be made from it', async ({ imaging, library }) => {
    const answer = await paint(imaging, 100)
    const first = await repainted(imaging, library, 1, answer)
    await library.keepReturned(answer)
    await library.trash([first.id])
    await emptyTrash(library)
    expect(await library.returned(hashOf(answer))).not.toBeNull()
  })

  it('is refused if the folder does not exist', async ({ libraryFolder, imaging, open, library }) => {
    await library.close()
    await rename(libraryFolder, `${libraryFolder}.unplugged`)
    library = await open({ mustExist: true })
    await expect(library.keepReturned(await paint(imaging, 1))).rejects.toMatchObject({ code: 'storage' })
    expect(await library.returned(hashOf(await paint(imaging, 1)))).toBeNull()
  })
})

describe('a library of the previous version', () => {
  /** What the first version wrote: no column or field for inpainting. */
  async function asFirstVersion(
    libraryFolder: string,
    library: Library,
    picture: Picture,
    maskId: string
  ): Promise<void> {
    await library.close()
    const paths = libraryPaths(libraryFolder)
    const old = new DatabaseSync(`${paths.database}.old`)
    old.exec(`${migrations[0]!.sql}; PRAGMA user_version = 1; ATTACH '${paths.database}' AS newer`)
    for (const table of ['pictures', 'masks']) {
      const names = old
        .prepare(`SELECT name FROM pragma_table_info('${table}', 'main')`)
        .all()
        .map(({ name }) => String(name))
        .join(', ')
      old.exec(`INSERT INTO main.${table} (${names}) SELECT ${names} FROM newer.${table}`)
    }
    old.close()
    await rename(`${paths.database}.old`, paths.database)
    const drop = async (
      file: string,
      change: (facts: Record<string, Record<string, unknown>>) => void
    ): Promise<void> => {
      const facts = JSON.parse(await readFile(file, 'utf8')) as Record<string, Record<string, unknown>>
      change(facts)
      await writeFile(file, JSON.stringify(facts))
    }
    await drop(paths.sidecar(picture), ({ picture: of }) => {
      delete of?.['inpaint']
      delete of?.['inpaintReport']
    })
    const { sha256 } = JSON.parse(await readFile(paths.maskSidecar(maskId), 'utf8')).mask as { sha256: string }
    await drop(paths.maskSidecar(sha256), ({ mask }) => {
      delete mask?.['name']
    })
    for (const folderOfNow of [paths.returned, paths.drafts]) await rm(folderOfNow, { recursive: true })
  }

  let picture: Picture
  let maskId: string
  let maskSha: string

  it.beforeEach(async ({ libraryFolder, imaging, library }) => {
    picture = await library.add(generated(await paint(imaging, 1)))
    const mask = await library.addMask({ width: 2, height: 2, bits: 8, data: Uint8Array.of(0, 255, 9, 8) })
    maskId = mask.id
    maskSha = mask.sha256
    await asFirstVersion(libraryFolder, library, picture, maskSha)
  })

  it('is migrated, after a backup, with nothing lost', async ({ libraryFolder, imaging, open, library }) => {
    library = await open()
    expect(library.get(picture.id)).toEqual(picture)
    expect(library.getMask(maskId)?.mask).toMatchObject({ id: maskId, name: null })
    expect(await readdir(libraryPaths(libraryFolder).backups)).toContainEqual(expect.stringMatching(/^before-v2-/))
    await repainted(imaging, library, 2, await paint(imaging, 100))
    await library.nameMask(maskId, 'Sky')
  })

  it('is read from its sidecars when the database is lost', async ({ libraryFolder, open, library }) => {
    await rm(libraryPaths(libraryFolder).database)
    library = await open()
    expect(library.get(picture.id)).toEqual(picture)
    expect(library.getMask(maskId)?.mask).toMatchObject({ name: null })
  })

  it('is read if it cannot be written, and stays unchanged', async ({ libraryFolder, imaging, open, library }) => {
    const before = await readFile(libraryPaths(libraryFolder).database)
    const refuse = async (): Promise<never> => {
      throw Object.assign(new Error('EROFS'), { code: 'EROFS' })
    }
    library = await open({
      fs: { ...machineFs, open: refuse, mkdir: refuse, rename: refuse, rm: refuse }
    })
    expect(library.info()).toMatchObject({ state: 'read-only', pictures: 1 })
    expect(library.get(picture.id)).toEqual(picture)
    expect(library.namedMasks()).toEqual([])
    expect(library.children(newId())).toEqual([])
    expect(await library.draft(picture.id)).toBeNull()
    await expect(library.import(await paint(imaging, 5))).rejects.toMatchObject({ code: 'storage' })
    await expect(library.addMask(await paint(imaging, 5))).rejects.toMatchObject({ code: 'storage' })
    await library.close()
    expect(Buffer.compare(await readFile(libraryPaths(libraryFolder).database), before)).toBe(0)
  })
})
