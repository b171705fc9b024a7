/** A list that somebody else may have put there removes nothing that is not the copy's. */
import { access, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { machineFs } from '../disk/library-fs.ts'
import { WrittenFiles } from './written-files.ts'

async function listOf(libraryFolder: string, ...paths: string[]): Promise<WrittenFiles> {
  const list = join(libraryFolder, 'copy.files')
  await writeFile(list, paths.map((path) => `${JSON.stringify([path, null, null])}\n`).join(''))
  return (await WrittenFiles.read(machineFs, list))!
}

it.for([
  '../letter.pdf',
  'a/../../letter.pdf',
  '/etc/hosts',
  'C:/letter.pdf',
  'c:letter.pdf',
  '..\\letter.pdf',
  'a\\b',
  './a',
  'a//b',
  ''
])('%j is on no list', async (path, { libraryFolder }) => {
  await mkdir(libraryFolder, { recursive: true })
  expect((await listOf(libraryFolder, path, 'pictures/ab/one.png')).paths()).toEqual(['pictures/ab/one.png'])
})

it('what is behind a link stays, even if it looks like a half-written copy or an empty folder', async ({
  libraryFolder
}) => {
  const elsewhere = join(libraryFolder, '..', 'elsewhere')
  await mkdir(join(elsewhere, 'ab'), { recursive: true })
  await mkdir(join(elsewhere, 'cd'))
  await mkdir(join(libraryFolder, 'masks'), { recursive: true })
  for (const file of [
    join(elsewhere, 'ab', 'one.png'),
    join(elsewhere, 'ab', '.one.png.0123456789ab.tmp'),
    join(libraryFolder, 'masks', 'own.png')
  ]) {
    await writeFile(file, 'mine')
  }
  await symlink(elsewhere, join(libraryFolder, 'pictures'))
  const list = await listOf(libraryFolder, 'pictures/ab/one.png', 'pictures/cd/gone.png', 'masks/own.png')
  await list.takeBack(libraryFolder)
  expect(await readFile(join(elsewhere, 'ab', 'one.png'), 'utf8')).toBe('mine')
  await access(join(elsewhere, 'ab', '.one.png.0123456789ab.tmp'))
  await access(join(elsewhere, 'cd'))
  await expect(access(join(libraryFolder, 'masks'))).rejects.toThrow('ENOENT')
  await rm(elsewhere, { recursive: true })
})
