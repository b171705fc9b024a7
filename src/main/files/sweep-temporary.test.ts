import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeDurably } from './durable-file.ts'
import { sweepTemporary } from './sweep-temporary.ts'

async function folderWith(names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sweep-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const name of names) await writeFile(join(folder, name), 'x')
  return folder
}

it('removes what interrupted writes left, and nothing else', async () => {
  const theirs = ['settings.json', 'settings.json.tmp', 'Cookies-journal', '.org.chromium.Chromium.aB3x', 'a.tmp']
  const folder = await folderWith([
    ...theirs,
    '.presets.json.5eb2c271e7f6.tmp',
    '.keys.json.042b592b40e1.tmp',
    'settings.json.tmp-6066950080e67ce9'
  ])
  await mkdir(join(folder, 'settings.json.tmp-6066950080e67cea'))
  await sweepTemporary(folder)
  expect((await readdir(folder)).sort()).toEqual([...theirs, 'settings.json.tmp-6066950080e67cea'].sort())
})

it('knows the names used by the app’s own writers', async () => {
  const seen = new Set<string>()
  const folder = await folderWith([])
  const open: Parameters<typeof writeDurably>[2] = {
    fs: {
      open: (path) => {
        seen.add(path)
        return Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
      },
      rename: () => Promise.resolve(),
      rm: () => Promise.resolve(),
      mkdir: () => Promise.resolve(undefined)
    }
  }
  await expect(writeDurably(join(folder, 'presets.json'), new Uint8Array(1), open)).rejects.toMatchObject({
    code: 'disk-full'
  })
  for (const path of seen) await writeFile(path, 'x')
  expect(await readdir(folder)).toHaveLength(1)
  await sweepTemporary(folder)
  expect(await readdir(folder)).toEqual([])
})

it('does nothing in a missing folder', async () => {
  await expect(sweepTemporary(join(tmpdir(), 'nowhere', 'at all'))).resolves.toBeUndefined()
})
