/** Paid answers that could not be stored on the library's disk. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Picture } from '../../src/shared/domain/picture.ts'
import { invoke } from '../pages/bridge.ts'
import type { DocumentedServices } from '../services/documented-services.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

/** A request whose answer comes only when the services release it. */
async function onItsWay({ page }: Studio, services: DocumentedServices, prompt: string): Promise<void> {
  services.script('pixazo/sdxl-lightning', { kind: 'slow' })
  const parameters = { prompt, width: 96, height: 64, steps: 4, seed: 1 }
  await invoke(page, 'jobs.submit', { requests: [{ operationId: 'pixazo/sdxl-lightning', parameters }] })
  await services.received(1)
}

async function onlyPicture(page: Page): Promise<Picture> {
  const { stubs } = await invoke(page, 'pictures.index', { after: null, limit: 10 })
  expect(stubs).toHaveLength(1)
  return await invoke(page, 'pictures.get', { id: stubs[0]![0] })
}

/** The library has exactly what the service served, and it was requested once. */
async function expectWhole(page: Page, folder: string, services: DocumentedServices): Promise<void> {
  const picture = await onlyPicture(page)
  const served = services.bytesOf(services.url + services.downloads.at(-1)!)!
  expect(picture.sha256).toBe(createHash('sha256').update(served).digest('hex'))
  expect(await readFile(join(folder, 'pictures', picture.sha256.slice(0, 2), picture.fileName))).toEqual(served)
  expect(services.requests).toHaveLength(1)
}

const waits = 'Waiting for the disk'

const rescued = (profile: string): Promise<string[]> => readdir(join(profile, 'rescued')).catch(() => [])

test('an answer that comes while the library’s disk is gone is safe, and stored when the disk is back', async ({
  profile,
  services,
  startReady
}) => {
  const studio = await startReady()
  const { page, window } = studio
  const folder = join(profile, 'library')
  await onItsWay(studio, services, 'a heron')
  await rename(folder, `${folder}-unplugged`)
  services.release()
  const queue = await window.openQueue()
  await expect(queue.inState(waits)).toContainText(
    'The picture is safe and will be stored when the library’s disk is back.'
  )
  // The free option comes first.
  const ways = queue.inState(waits).getByRole('button', { name: /picture|again/ })
  await expect(ways).toHaveText(['Store the picture', 'Send again (may cost twice)'])
  await expect(ways.first()).toHaveAttribute('data-variant', 'filled')
  await expect(ways.last()).toHaveAttribute('data-variant', 'subtle')
  await expect(
    page.getByText('What has arrived since then is safe too: 1 picture will be stored when the folder is back.')
  ).toBeVisible()
  expect(await rescued(profile)).toHaveLength(1)
  // Nothing was created where the disk was.
  expect(await stat(folder).catch(() => null)).toBeNull()
  await rename(`${folder}-unplugged`, folder)
  await expect(queue.inState('Done')).toHaveCount(1)
  await expectWhole(page, folder, services)
  await expect.poll(() => rescued(profile)).toEqual([])
  expect((await invoke(page, 'library.info')).repairs).toEqual([])
})

test('a held answer outlives the app, which is killed, and is in the library after the next start', async ({
  profile,
  services,
  startReady,
  start
}) => {
  const studio = await startReady()
  const folder = join(profile, 'library')
  await onItsWay(studio, services, 'a heron')
  await rename(folder, `${folder}-unplugged`)
  services.release()
  await expect((await studio.window.openQueue()).inState(waits)).toContainText('The picture is safe')
  await studio.main.kill()
  await rename(`${folder}-unplugged`, folder)
  const { page, window } = await start()
  await expect(window.gallery.pictures).toHaveCount(1)
  await expectWhole(page, folder, services)
  expect(await rescued(profile)).toEqual([])
})

test('a library is changed for another while its answer is held: it is stored on return', async ({
  profile,
  services,
  startReady
}) => {
  const studio = await startReady()
  const { page, window, main } = studio
  const folder = join(profile, 'first')
  await mkdir(folder)
  await main.answer('showOpenDialog', { canceled: false, filePaths: [folder] })
  await invoke(page, 'library.choose')
  await onItsWay(studio, services, 'a heron')
  await expect(invoke(page, 'library.reopen')).rejects.toThrow('A request is on its way')
  await rename(folder, `${folder}-unplugged`)
  services.release()
  await expect((await window.openQueue()).inState(waits)).toContainText('The picture is safe')
  await window.openGallery()
  await invoke(page, 'library.open', { folder: join(profile, 'library') })
  await expect(
    page.getByText(
      `A picture of the library in ${folder} is kept here and will be stored when that library is opened again`
    )
  ).toBeVisible()
  expect(await rescued(profile)).toHaveLength(1)
  await rename(`${folder}-unplugged`, folder)
  await invoke(page, 'library.open', { folder })
  await expect(window.gallery.pictures).toHaveCount(1)
  await expectWhole(page, folder, services)
})

test('the app asks before it quits while a request is running, or a picture is only in memory', async ({
  profile,
  services,
  startReady
}) => {
  const studio = await startReady()
  const { page, window, main } = studio
  const folder = join(profile, 'library')
  await onItsWay(studio, services, 'a heron')
  await main.answer('showMessageBox', { response: 0, checkboxChecked: false })
  await main.askToQuit()
  await expect.poll(async () => (await main.asked('showMessageBox')).length).toBe(1)
  expect((await main.asked('showMessageBox'))[0]?.details).toMatchObject({
    detail: '“a heron” is on its way to Pixazo: it may be charged, and its picture would not arrive.'
  })
  // Neither disk accepts it: the profile's folder for it is a file.
  await writeFile(join(profile, 'rescued'), 'in the way')
  await rename(folder, `${folder}-unplugged`)
  services.release()
  const queue = await window.openQueue()
  await expect(queue.inState(waits)).toContainText('The picture is only in memory')
  await expect(queue.inState(waits)).toContainText('before you close Palimpsest.')
  await main.answer('showMessageBox', { response: 0, checkboxChecked: false })
  await main.askToQuit()
  await expect.poll(async () => (await main.asked('showMessageBox')).length).toBe(2)
  expect((await main.asked('showMessageBox'))[1]?.details).toMatchObject({
    detail: expect.stringContaining('The picture of “a heron” is only in memory')
  })
  await rm(join(profile, 'rescued'))
  await expect(queue.inState(waits)).toContainText('The picture is safe')
  await rename(`${folder}-unplugged`, folder)
  await window.openGallery()
  await expect(window.gallery.pictures).toHaveCount(1)
  await expectWhole(page, folder, services)
})

test('a job cancelled when its picture was made says so, and its picture can be fetched', async ({
  services,
  startReady
}) => {
  const { page, window } = await startReady()
  services.script('pixazo/sdxl-lightning', { kind: 'document', picture: 'never-finishes' })
  const parameters = { prompt: 'a heron', width: 96, height: 64, steps: 4, seed: 1 }
  const [job] = await invoke(page, 'jobs.submit', { requests: [{ operationId: 'pixazo/sdxl-lightning', parameters }] })
  await expect.poll(async () => (await invoke(page, 'jobs.list', { limit: 1 }))[0]?.state).toBe('downloading')
  await invoke(page, 'jobs.cancel', { id: job!.id })
  await expect(window.gallery.jobs).toContainText(
    'had already made the picture when the request was cancelled, so it may be charged'
  )
  const queue = await window.openQueue()
  await expect(queue.inState('Cancelled')).toContainText(
    'Cancelled after the picture was made: it may be charged, and can still be fetched'
  )
  await expect(queue.inState('Cancelled').getByRole('button', { name: 'Fetch the picture' })).toBeVisible()
  await queue.press(queue.inState('Cancelled'), 'Fetch the picture')
  await expect.poll(() => services.downloads.length).toBe(2)
  expect(services.requests).toHaveLength(1)
})
