/** The disk: damaged settings, a lost database, a full disk, and no network. */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Picture } from '../../src/shared/domain/picture.ts'
import { invoke } from '../pages/bridge.ts'
import { closedAddress } from './closed-address.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

async function makePictures({ page, window }: Studio, ...prompts: string[]): Promise<void> {
  const before = await window.gallery.pictures.count()
  const requests = prompts.map((prompt, at) => ({
    operationId: 'pixazo/sdxl-lightning',
    parameters: { prompt, width: 96, height: 64, steps: 4, seed: at }
  }))
  await invoke(page, 'jobs.submit', { requests })
  await expect(window.gallery.pictures).toHaveCount(before + prompts.length)
}

async function allPictures(page: Page): Promise<Picture[]> {
  const { stubs } = await invoke(page, 'pictures.index', { after: null, limit: 1000 })
  return await Promise.all(stubs.map(async ([id]) => await invoke(page, 'pictures.get', { id })))
}

test('everything that was made can be viewed and found while no service can be reached', async ({
  services,
  startReady,
  start
}) => {
  const first = await startReady()
  await makePictures(first, 'a red mill', 'a green mill', 'a blue lake')
  const before = await allPictures(first.page)
  await first.main.close()
  await services.close()

  const nowhere = await closedAddress()
  const { window, page } = await start({
    settings: { baseUrls: Object.fromEntries(Object.keys(services.baseUrls).map((id) => [id, nowhere])) }
  })
  await expect(window.gallery.pictures).toHaveCount(3)
  await expect.poll(() => window.gallery.thumbnailsShown()).toBe(true)
  expect(await allPictures(page)).toEqual(before)
  const viewer = await window.gallery.open(window.gallery.pictures.nth(1))
  await expect.poll(() => viewer.isShown()).toBe(true)
  expect(await viewer.inspector.details(before[1]!.id)).toMatchObject({
    Prompt: before[1]?.parameters?.prompt,
    Model: 'SDXL Lightning, Pixazo',
    Steps: '4'
  })
  await page.keyboard.press('ArrowRight')
  expect(await viewer.inspector.details(before[2]!.id)).toMatchObject({ Prompt: before[2]?.parameters?.prompt })
  await viewer.close()

  await window.search.fill('mill')
  await expect(window.gallery.pictures).toHaveCount(2)
  await window.search.fill('mill -red')
  await expect(window.gallery.pictures).toHaveCount(1)
  await window.search.fill('gre')
  await expect(window.gallery.pictures).toHaveCount(1)
  await window.search.fill('windmill')
  await expect(window.gallery.screen).toContainText('Nothing found for “windmill”')
  await window.gallery.screen.getByRole('button', { name: 'Clear search' }).click()
  await expect(window.gallery.pictures).toHaveCount(3)
})

test('a library whose database is gone is complete again after the next start', async ({ startReady, start }) => {
  const first = await startReady()
  await makePictures(first, 'a red mill', 'a green mill', 'a blue lake')
  const [newest, middle] = await first.window.gallery.ids()
  await invoke(first.page, 'pictures.change', { ids: [newest!], change: { favourite: true } })
  await invoke(first.page, 'pictures.trash', { ids: [middle!] })
  await expect(first.window.gallery.pictures).toHaveCount(2)
  const before = await allPictures(first.page)
  expect(before.map(({ favourite }) => favourite)).toEqual([true, false])
  await first.main.close()
  const library = join(first.profile, 'library')
  for (const name of await readdir(library)) if (name.startsWith('library.db')) await rm(join(library, name))
  await rm(join(library, 'thumbnails'), { recursive: true, force: true })

  const { window, page } = await start()
  await expect(window.gallery.pictures).toHaveCount(2)
  expect(await allPictures(page)).toEqual(before)
  await expect.poll(() => window.gallery.thumbnailsShown()).toBe(true)
  const { repairs } = await invoke(page, 'library.info')
  expect(repairs).not.toEqual([])
  await expect(window.gallery.screen).toContainText(repairs[0]!)
  await invoke(page, 'pictures.restore', { ids: [middle!] })
  await expect(window.gallery.pictures).toHaveCount(3)
})

test('a settings file of garbage is reported, and keys and pictures are still there', async ({
  services,
  startReady,
  start
}) => {
  const first = await startReady({ settings: { theme: 'light' } })
  await makePictures(first, 'a red mill')
  await first.main.close()
  for (const content of ['{"theme": "dark", garbage', '[1]', 'null', '']) {
    await test.step(content === '' ? 'nothing at all' : content, async () => {
      await writeFile(join(first.profile, 'settings.json'), content)
      const { window, page, main } = await start()
      await expect(window.gallery.screen.getByRole('status')).toContainText('The settings file was damaged')
      await expect(window.gallery.pictures).toHaveCount(1)
      const keys = await invoke(page, 'keys.status')
      expect(keys.filter(({ hasKey }) => hasKey).map(({ last4 }) => last4)).toEqual(
        Object.values(services.keys).map((key) => key.slice(-4))
      )
      expect(await invoke(page, 'settings.get')).toMatchObject({ theme: 'light', baseUrls: services.baseUrls })
      await main.close()
    })
  }
  expect(
    (await readdir(first.profile)).filter((name) => name.startsWith('settings') && name.includes('damaged'))
  ).toHaveLength(4)
})

test('on a full disk an answer is kept, and stored when there is room again, without a second request', {
  tag: '@small-disk'
}, async ({ services, startReady }) => {
  const disk = await mkdtemp(join(tmpdir(), 'palimpsest-disk-'))
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'none', disk]).status).toBe(0)
  const studio = await startReady()
  try {
    const { window, page, main } = studio
    const folder = join(disk, 'library')
    await mkdir(folder)
    await main.answer('showOpenDialog', { canceled: false, filePaths: [folder] })
    await invoke(page, 'library.choose')
    await makePictures(studio, 'before')
    await window.openQueue()

    services.script('pixazo/sdxl-lightning', { kind: 'slow' })
    await window.openGallery()
    await window.compose.choose('Pixazo', 'SDXL Lightning')
    await window.compose.prompt.fill('a last one')
    await window.compose.setSize(1024, 1024)
    await window.compose.generate()
    await services.received(2)
    const { bavail, bsize } = await statfs(disk)
    await writeFile(join(disk, 'filler'), Buffer.alloc(bavail * bsize))
    services.release()
    await expect(window.gallery.jobs).toContainText('The disk is full')
    await expect(window.gallery.jobs).toContainText('The picture is safe and will be stored when there is room.')
    await expect(window.gallery.jobs).toContainText('Free some space on the disk. Nothing is sent again.')

    const queue = await window.openQueue()
    const held = queue.inState('Waiting for the disk')
    await queue.press(held, 'Remove')
    await expect(window.dialog).toContainText('it cannot be recovered, although you may have paid for it')
    await window.dialog.getByRole('button', { name: 'Keep it' }).click()
    const downloads = services.downloads.length
    await rm(join(disk, 'filler'))
    // Automatically, without being asked.
    await expect(queue.inState('Done')).toHaveCount(2)
    expect(services.requests).toHaveLength(2)
    expect(services.downloads).toHaveLength(downloads)
    const [kept] = await allPictures(page)
    const served = services.bytesOf(services.url + services.downloads.at(-1)!)!
    expect(kept?.sha256).toBe(createHash('sha256').update(served).digest('hex'))
    expect(kept?.parameters?.prompt).toBe('a last one')
    const onDisk = await readFile(join(folder, 'pictures', kept!.sha256.slice(0, 2), kept!.fileName))
    expect(onDisk.equals(served)).toBe(true)
  } finally {
    await studio.main.close()
    spawnSync('umount', [disk])
    await rm(disk, { recursive: true, force: true })
  }
})
