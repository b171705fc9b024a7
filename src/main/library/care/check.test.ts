import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { paint } from '../__fixtures__/test-library.ts'
import { hashOf } from '../disk/hash.ts'
import { machineFs } from '../disk/library-fs.ts'
import { checker, contentsOf, testTask } from './__fixtures__/care.ts'
import { it, originalOf, sidecarOf, sound, thumbnailOf } from './__fixtures__/checked-library.ts'
import { verificationWords } from './verify.ts'

describe('a check', () => {
  it('of a sound library finds nothing and changes nothing', async ({ libraryFolder, library }) => {
    const before = await contentsOf(join(libraryFolder, 'pictures'))
    await sound(library)
    expect(await contentsOf(join(libraryFolder, 'pictures'))).toEqual(before)
    expect(verificationWords(await library.care.verify(checker, testTask()))).toBe(
      '4 pictures checked. Everything is complete and unchanged.'
    )
  })

  it('lists what is missing, damaged, unlisted or different', async ({ imaging, library, paths, ids }) => {
    const [first, second, third, fourth] = ids as [string, string, string, string]
    await rm(originalOf(library, paths, first))
    await writeFile(originalOf(library, paths, second), 'no picture')
    await writeFile(sidecarOf(library, paths, third), '{"half": ')
    await rm(sidecarOf(library, paths, fourth))
    await rm(thumbnailOf(library, paths, fourth))
    const stray = await paint(imaging, 77)
    const name = `${hashOf(stray)}.png`
    await machineFs.mkdir(join(paths.pictures, name.slice(0, 2)), { recursive: true })
    await writeFile(join(paths.pictures, name.slice(0, 2), name), stray)
    const [mask] = (await readdir(paths.masks)).filter((file) => file.endsWith('.png'))
    await writeFile(join(paths.masks, mask!), 'no mask')
    const task = testTask()
    const found = await library.care.verify(checker, task)
    expect(found).toMatchObject({
      pictures: 4,
      lost: 1,
      damaged: [library.get(second)!.fileName],
      unlisted: 1,
      descriptions: 2,
      others: 1,
      thumbnails: 1
    })
    const said = task.notes.map(({ level, text }) => `${level}: ${text}`).join('\n')
    expect(said).toContain('error: “picture 0”')
    expect(said).toContain(`error: The file ${library.get(second)!.fileName} is damaged`)
    expect(said).toContain('warning: “picture 2”')
    expect(said).toContain(`warning: ${name}: a picture that is not listed.`)
    expect(said).toContain('error: The mask')
    expect(verificationWords(found)).toBe(
      '4 pictures checked. 1 file is missing. 1 file is damaged. 1 file is not listed. ' +
        '2 descriptions do not match. 1 mask or answer is incomplete. “Repair” fixes what can be fixed. ' +
        '1 thumbnail will be made when it is needed.'
    )
  })

  it('misses no description that is still in the journal, such as that of a picture just added', async ({
    library,
    paths,
    ids
  }) => {
    const [first] = ids as [string]
    await library.care.verify(checker, testTask())
    await rename(sidecarOf(library, paths, first), paths.incomingFile(first, 'picture'))
    expect(await library.care.verify(checker, testTask())).toMatchObject({ descriptions: 0 })
  })

  it('can be cancelled', async ({ library }) => {
    const cancelling = testTask((doing, task) => {
      if (doing.startsWith('Checking pictures')) task.cancel()
    })
    await expect(library.care.verify(checker, cancelling)).rejects.toThrow('cancelled')
  })

  it('does not report a picture whose file the user removed as lost', async ({ library, paths, ids }) => {
    library.database.prepare('UPDATE pictures SET file_removed_at = 5 WHERE id = ?').run(ids[0]!)
    await rm(originalOf(library, paths, ids[0]!))
    expect(await library.care.verify(checker, testTask())).toMatchObject({ lost: 0 })
  })
})
