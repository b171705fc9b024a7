import { readdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import type { StudioDraft } from '../../../shared/domain/studio-draft.ts'
import { studioDraftSchema } from '../../../shared/domain/studio-draft.ts'
import { it as plain } from '../__fixtures__/it.ts'
import { emptyTrash, failingFs, newId, paint } from '../__fixtures__/test-library.ts'
import { libraryPaths } from './library-paths.ts'

/** Every draft belongs to a picture. */
const it = plain.extend('pictureId', async ({ library, imaging }) => {
  const { picture } = await library.import(await paint(imaging, 1))
  return picture.id
})

function draftOf(changes: Partial<StudioDraft> = {}): StudioDraft {
  const mask = {
    width: 13,
    height: 5,
    bits: 1 as const,
    data: Uint8Array.from({ length: 10 }, (_, at) => (at * 37) % 256)
  }
  return { ...studioDraftSchema.parse({}), parameters: { prompt: 'a red door — “now”' }, mask, ...changes }
}

describe('a draft', () => {
  it('is restored as it was, also in the next session', async ({ open, library, pictureId }) => {
    expect(await library.draft(pictureId)).toBeNull()
    const soft = { width: 3, height: 2, bits: 8 as const, data: Uint8Array.of(0, 1, 2, 253, 254, 255) }
    for (const draft of [
      draftOf(),
      draftOf({ mask: soft, discarded: [newId()], extend: { left: 8, top: 0, right: 16, bottom: 0, fill: 'neutral' } }),
      draftOf({ mask: null })
    ]) {
      await library.saveDraft(pictureId, draft)
      expect(await library.draft(pictureId)).toEqual(draft)
      await library.close()
      library = await open()
      expect(await library.draft(pictureId)).toEqual(draft)
    }
  })

  it('is the last of several saved at once, and complete when the library closes in the middle', async ({
    open,
    library,
    pictureId
  }) => {
    const drafts = Array.from({ length: 12 }, (_, padding) => draftOf({ padding }))
    const saving = drafts.map((draft) => library.saveDraft(pictureId, draft))
    await library.close()
    await Promise.all(saving)
    library = await open()
    expect(await library.draft(pictureId)).toEqual(drafts.at(-1))
  })

  it('of a large mask is small on disk', async ({ libraryFolder, library, pictureId }) => {
    const mask = {
      width: 4096,
      height: 4096,
      bits: 1 as const,
      data: new Uint8Array(512 * 4096).fill(255, 1000, 90_000)
    }
    await library.saveDraft(pictureId, draftOf({ mask }))
    expect((await readFile(libraryPaths(libraryFolder).draft(pictureId))).length).toBeLessThan(50_000)
    const back = (await library.draft(pictureId))?.mask
    expect(Buffer.compare(back!.data, mask.data)).toBe(0)
  })

  it('is removed when its picture is deleted for good', async ({ libraryFolder, library, pictureId }) => {
    await library.saveDraft(pictureId, draftOf())
    await library.trash([pictureId])
    expect(await library.draft(pictureId)).not.toBeNull()
    await emptyTrash(library)
    expect(await library.draft(pictureId)).toBeNull()
    await expect(library.saveDraft(pictureId, draftOf())).rejects.toMatchObject({ code: 'not-found' })
    expect(await readdir(libraryPaths(libraryFolder).drafts)).toEqual([])
  })

  it('of a mask that does not fit its size, or of an invalid id, is refused', async ({ library, pictureId }) => {
    const mask = { width: 13, height: 5, bits: 8 as const, data: new Uint8Array(10) }
    await expect(library.saveDraft(pictureId, draftOf({ mask }))).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(library.saveDraft('../../settings', draftOf())).rejects.toThrow('not an id')
    await expect(library.draft('../library')).rejects.toThrow('not an id')
  })

  it('contains no link that grants access', async ({ libraryFolder, library, pictureId }) => {
    const unsigned = 'https://cdn.example.com/mask.png?version=2'
    for (const picture of [
      'https://bucket.example.com/a.png?X-Amz-Expires=60&X-Amz-Signature=feedbeef',
      'https://me:feedbeef@example.com/a.png',
      ' https://example.com/a.png?sig=feedbeef',
      'example.com/a.png?token=feedbeef'
    ]) {
      await library.saveDraft(pictureId, draftOf({ links: { picture, mask: unsigned } }))
      expect(await library.draft(pictureId)).toEqual(draftOf({ links: { picture: '', mask: unsigned } }))
      expect(await readFile(libraryPaths(libraryFolder).draft(pictureId), 'utf8')).not.toContain('feedbeef')
    }
  })

  it('stays unchanged when the disk is full', async ({ open, library, pictureId }) => {
    await library.close()
    const disk = failingFs()
    library = await open({ fs: disk.fs })
    await library.saveDraft(pictureId, draftOf({ padding: 1 }))
    for (let n = 1; n <= 3; n += 1) {
      disk.failAt(n, 'ENOSPC', true)
      await expect(library.saveDraft(pictureId, draftOf({ padding: 2 }))).rejects.toMatchObject({ code: 'disk-full' })
      disk.heal()
      expect(await library.draft(pictureId)).toEqual(draftOf({ padding: 1 }))
    }
  })
})

describe('a damaged draft', () => {
  const change = async (libraryFolder: string, pictureId: string, edit: (text: string) => string): Promise<void> => {
    const file = libraryPaths(libraryFolder).draft(pictureId)
    await writeFile(file, edit(await readFile(file, 'utf8')))
  }

  it.for([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['of a later version', (text: string) => text.replace('"version": 1', '"version": 2')],
    [
      'of another picture',
      (text: string) => text.replaceAll(/"pictureId": "\w+"/g, '"pictureId": "01ARZ3NDEKTSV4RRFFQ69G5FAV"')
    ],
    ['with a mask of another size', (text: string) => text.replace('"height": 5', '"height": 6')],
    ['with a mask that would be larger than it says', (text: string) => text.replace('"height": 5', '"height": 4')],
    [
      'with a mask beyond all limits',
      (text: string) => text.replace('"height": 5', '"height": 16000').replace('"width": 13', '"width": 16000')
    ],
    ['with a mask that is nothing', (text: string) => text.replace(/"data": "[^"]*"/, '"data": "AAAA"')]
  ] as const)(
    '%s, counts as none, is set aside, and can be replaced',
    async ([, edit], { libraryFolder, library, pictureId }) => {
      await library.saveDraft(pictureId, draftOf())
      await change(libraryFolder, pictureId, edit)
      expect(await library.draft(pictureId)).toBeNull()
      expect(await readdir(libraryPaths(libraryFolder).drafts)).toEqual([expect.stringContaining('.damaged-')])
      await library.saveDraft(pictureId, draftOf())
      expect(await library.draft(pictureId)).toEqual(draftOf())
    }
  )
})
