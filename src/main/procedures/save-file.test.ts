import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Picture } from '../../shared/domain/picture.ts'
import { it } from '../__fixtures__/it.ts'
import { createPictureExporter } from '../exporting/picture-exporter.ts'
import type { Imaging } from '../imaging/imaging.ts'
import type { Context } from './context.ts'
import { assertOutside, nameOf, saveFile } from './save-file.ts'

it('nothing is exported to a place inside the library, whatever its name', async ({ folder: top }) => {
  const library = join(top, 'library')
  await mkdir(join(library, 'pictures'), { recursive: true })
  await symlink(library, join(top, 'link'))
  const refused = { code: 'invalid-input', message: 'This folder belongs to the library itself.' }
  await expect(assertOutside(library, join(library, 'export'))).rejects.toMatchObject(refused)
  await expect(assertOutside(library, join(top, 'link', 'new', 'picture.png'))).rejects.toMatchObject(refused)
  await expect(assertOutside(join(top, 'link'), join(library, 'library.db'))).rejects.toMatchObject(refused)
  await expect(assertOutside(library, join(top, 'picture.png'))).resolves.toBeUndefined()
})

it('no key is in a suggested name', async () => {
  const asked: string[] = []
  const context = {
    exporter: createPictureExporter({
      imaging: {} as Imaging,
      app: 'Palimpsest',
      redact: (text) => text.replaceAll('sk-canary', '[removed]')
    }),
    host: {
      async chooseSavePath(name: string) {
        asked.push(name)
        return null
      }
    }
  } as unknown as Context
  const picture = { id: '01KB00000000000000000ABCDE', parameters: { prompt: 'my sk-canary in the snow' } } as Picture
  expect(nameOf(context, picture)).toBe('my-removed-in-the-snow-0abcde')
  await saveFile(context, 'mask', 'a sk-canary.png', async () => undefined)
  expect(asked).toEqual(['a [removed].png'])
})
