import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { assertOutside } from './save-file.ts'

it('nothing leaves the library for a place inside it, whatever that is called', async () => {
  const top = await mkdtemp(join(tmpdir(), 'leaving-'))
  const library = join(top, 'library')
  await mkdir(join(library, 'pictures'), { recursive: true })
  await symlink(library, join(top, 'link'))
  const refused = { code: 'invalid-input', message: 'This folder belongs to the library itself.' }
  await expect(assertOutside(library, join(library, 'export'))).rejects.toMatchObject(refused)
  await expect(assertOutside(library, join(top, 'link', 'new', 'picture.png'))).rejects.toMatchObject(refused)
  await expect(assertOutside(join(top, 'link'), join(library, 'library.db'))).rejects.toMatchObject(refused)
  await expect(assertOutside(library, join(top, 'picture.png'))).resolves.toBeUndefined()
  await rm(top, { recursive: true })
})
