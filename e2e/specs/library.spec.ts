/**
 * The library as a whole: backed up, restored, moved, checked, repaired, changed for another, and open in two copies of
 * the app.
 */
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { libraryPaths } from '../../src/main/library/disk/library-paths.ts'
import { everything } from '../../src/shared/domain/picture-query.ts'
import { invoke } from '../pages/bridge.ts'
import { LibrarySettings } from '../pages/library-settings.ts'
import { spoken } from '../pseudo-language.ts'
import { filesWith } from './canary.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

/** Enough for each of the generated files to belong to one. */
const pictures = 400

async function firstIds(page: Page, count: number): Promise<string[]> {
  const { stubs } = await invoke(page, 'pictures.index', { after: null, limit: count, query: everything })
  return stubs.map(([id]) => id)
}

/** The next folder dialog returns this one. */
async function folderWillBe({ main }: Studio, folder: string): Promise<void> {
  await main.answer('showOpenDialog', { canceled: false, filePaths: [folder] })
}

async function openLibrarySettings(studio: Studio): Promise<LibrarySettings> {
  await studio.window.openSettings()
  await studio.page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Library' }).click()
  return new LibrarySettings(studio.page)
}

test('a library is backed up, the backup updated and restored beside it, and one is changed for the other', async ({
  seedLibrary,
  profile,
  services,
  startReady
}) => {
  await seedLibrary(pictures)
  const studio = await startReady()
  const { page, window } = studio
  const settings = await openLibrarySettings(studio)
  await folderWillBe(studio, profile)
  await settings.backUpToNewFolder()
  await expect(await settings.ended('Back up the library')).toContainText('400 pictures are backed up')
  await settings.closeActivity()
  const [name] = (await readdir(profile)).filter((each) => each.startsWith(spoken('Palimpsest backup')))
  const backup = join(profile, name!)

  const [first] = await firstIds(page, 1)
  await invoke(page, 'pictures.change', { ids: [first!], change: { rating: 5, addTags: ['kept'] } })
  await settings.button('Back up again').click()
  await expect(await settings.ended('Back up the library')).toContainText(
    '0 files were copied and checked. 48 files were already there.'
  )
  await settings.closeActivity()
  expect(await filesWith(backup, Object.values(services.keys))).toEqual([])

  const kept = libraryPaths(backup).original(await invoke(page, 'pictures.get', { id: first! }))
  const { mtimeMs } = await stat(kept)
  const good = await readFile(kept)
  await writeFile(kept, good.with(good.length >> 1, good[good.length >> 1]! ^ 1))
  await utimes(kept, mtimeMs / 1000, mtimeMs / 1000)
  await settings.button('Back up again').click()
  await expect(await settings.ended('Back up the library')).toContainText(
    'of the backup were checked again. 1 damaged file was copied again.'
  )
  await settings.closeActivity()
  expect(await readFile(kept)).toEqual(good)

  await mkdir(join(profile, 'in use'))
  await writeFile(join(profile, 'in use', 'letter.pdf'), 'mine')
  await folderWillBe(studio, backup)
  await settings.button('Restore a backup…').click()
  await expect(window.dialog).toContainText('400 pictures')
  await folderWillBe(studio, join(profile, 'in use'))
  await window.dialog.getByRole('button', { name: 'Choose the folder…' }).click()
  await expect(await settings.ended('Restore a backup', 'failed')).toContainText(
    'This folder is not empty: it contains “letter.pdf”.'
  )
  await settings.closeActivity()
  expect(await readdir(join(profile, 'in use'))).toEqual(['letter.pdf'])

  await folderWillBe(studio, backup)
  await settings.button('Restore a backup…').click()
  await expect(window.dialog).toContainText('400 pictures')
  await folderWillBe(studio, join(profile, 'restored'))
  await window.dialog.getByRole('button', { name: 'Choose the folder…' }).click()
  await expect(await settings.ended('Restore a backup')).toContainText('which is open now')
  await settings.closeActivity()
  await expect(window.status.getByRole('button', { name: 'Library: restored' })).toBeVisible()
  await expect(settings.section.getByText('The other library stays in')).toContainText(join(profile, 'library'))
  expect(await invoke(page, 'pictures.get', { id: first! })).toMatchObject({
    rating: 5,
    tags: expect.arrayContaining(['kept'])
  })

  await window.status.getByRole('button', { name: 'Library: restored' }).click()
  await page.getByRole('menuitem', { name: /^My library/ }).click()
  await expect(window.status.getByRole('button', { name: 'Library: My library' })).toBeVisible()
  await (await window.openPalette()).run('Open library: ', 'restored')
  await expect(window.status.getByRole('button', { name: 'Library: restored' })).toBeVisible()
})

test('a library is moved, the next start finds it there, and the old folder goes to the trash', async ({
  seedLibrary,
  profile,
  start
}) => {
  await seedLibrary(pictures)
  const first = await start({ settings: { welcomed: true } })
  const settings = await openLibrarySettings(first)
  await folderWillBe(first, join(profile, 'library', 'inside'))
  await settings.button('Move the library…').click()
  await expect(await settings.ended('Move the library', 'failed')).toContainText('is inside the library')
  await settings.closeActivity()
  await folderWillBe(first, join(profile, 'new place'))
  await settings.button('Move the library…').click()
  await expect(await settings.ended('Move the library')).toContainText('every file was checked')
  await settings.closeActivity()
  expect(await invoke(first.page, 'library.info')).toMatchObject({
    folder: join(profile, 'new place'),
    pictures,
    repairs: []
  })
  await writeFile(join(profile, 'library', 'letter.pdf'), 'mine')
  await settings.button('Move it to the trash').click()
  await expect(settings.button('Move it to the trash')).toBeHidden()
  await expect(
    settings.section.getByText('Files added to the folder since then are still there: letter.pdf')
  ).toBeVisible()
  await expect(settings.section.getByText('The other library')).toHaveCount(0)
  expect(await first.main.asked('trashItem')).toMatchObject([
    { details: { path: join(profile, 'library', 'library (moved)') } }
  ])
  expect(await readdir(join(profile, 'library'))).toEqual(['letter.pdf'])
  await first.main.close()
  const second = await start()
  expect(await invoke(second.page, 'library.info')).toMatchObject({
    folder: join(profile, 'new place'),
    pictures,
    state: 'ready',
    repairs: []
  })
})

test('a check names what is damaged, lost and not listed, and a repair fixes it from the backup', async ({
  seedLibrary,
  profile,
  start
}) => {
  const folder = join(profile, 'library')
  await seedLibrary(pictures)
  const studio = await start({ settings: { welcomed: true } })
  const { page, window } = studio
  const settings = await openLibrarySettings(studio)
  await folderWillBe(studio, profile)
  await settings.backUpToNewFolder()
  await settings.ended('Back up the library')
  await settings.closeActivity()
  const layout = libraryPaths(folder)
  const [one, two, three] = await Promise.all(
    (await firstIds(page, 3)).map((id) => invoke(page, 'pictures.get', { id }))
  )
  const good = await readFile(layout.original(one!))
  await writeFile(layout.original(one!), 'rotten')
  if (two!.sha256 !== one!.sha256) await rm(layout.original(two!))
  // The picture is viewed: from here on it is known to be missing.
  expect(await page.evaluate(async (id) => (await fetch(`media/${id}/original`)).status, two!.id)).toBe(404)
  await expect.poll(async () => (await invoke(page, 'pictures.get', { id: two!.id }))?.missing).toBe(true)
  await rm(layout.sidecar(three!))
  await settings.button('Check the library').click()
  const found = await settings.ended('Check the library')
  await expect(found).toContainText('1 file is damaged')
  await expect(found).toContainText('1 description does not match')
  await found.getByRole('button', { name: 'Show the report' }).click()
  await expect(found.getByRole('region', { name: 'Report' })).toContainText('its content has changed')
  await settings.closeActivity()

  await settings.button('Repair…').click()
  await window.dialog.getByRole('button', { name: 'Repair' }).click()
  await expect(await settings.ended('Repair the library')).toContainText('restored')
  await settings.closeActivity()
  expect(await readFile(layout.original(one!))).toEqual(good)
  expect(await invoke(page, 'pictures.get', { id: two!.id })).toMatchObject({ missing: false })
  await settings.button('Check the library').click()
  await expect(await settings.ended('Check the library')).toContainText('Everything is complete')
  await settings.closeActivity()

  await settings.button('Rebuild index…').click()
  await window.dialog.getByRole('button', { name: 'Rebuild index' }).click()
  await expect(await settings.ended('Rebuild the index')).toContainText('400 pictures read back')
})

test('a second copy of the app only reads and sends nothing, until the first is closed', async ({
  profile,
  services,
  startReady,
  start
}) => {
  const first = await startReady()
  services.script('pixazo/sdxl-lightning', { kind: 'error', status: 503, retryAfter: '600' })
  const parameters = { prompt: 'a kite', width: 96, height: 64, steps: 4, seed: 1 }
  await invoke(first.page, 'jobs.submit', { requests: [{ operationId: 'pixazo/sdxl-lightning', parameters }] })
  await expect.poll(async () => (await invoke(first.page, 'jobs.list', { limit: 1 }))[0]?.state).toBe('waiting')
  const sent = services.requests.length

  const second = await start({
    profile: join(profile, 'second'),
    settings: { welcomed: true, baseUrls: { ...services.baseUrls } }
  })
  for (const [providerId, key] of Object.entries(services.keys))
    await invoke(second.page, 'keys.set', { providerId, key, protection: 'keychain' })
  await folderWillBe(second, join(profile, 'library'))
  await invoke(second.page, 'library.choose')
  const banner = second.page.getByText('in another copy of Palimpsest')
  await expect(banner).toBeVisible()
  await expect(second.page.getByRole('main').getByText('only the other copy can change it')).toBeVisible()
  await second.page.getByRole('button', { name: 'Try again' }).click()
  await expect(banner).toBeVisible()
  expect(services.requests.length).toBe(sent)
  await first.main.close()
  await second.page.getByRole('button', { name: 'Try again' }).click()
  await expect(banner).toBeHidden()
  expect(await invoke(second.page, 'library.info')).toMatchObject({ state: 'ready', repairs: [] })
})

test('a disk pulled out while the library is open is noticed, and the library comes back with it', async ({
  seedLibrary,
  profile,
  start
}) => {
  const folder = join(profile, 'library')
  await seedLibrary(40)
  const { page, window } = await start({ settings: { welcomed: true } })
  await expect(window.gallery.pictures.first()).toBeVisible()
  await rename(folder, `${folder}-unplugged`)
  const banner = page.getByText(/The library folder .* cannot be found/)
  await expect(banner).toBeVisible({ timeout: 15_000 })
  await expect(window.gallery.pictures.first()).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(banner).toBeVisible()
  // Automatically, without being asked.
  await rename(`${folder}-unplugged`, folder)
  await expect(banner).toBeHidden({ timeout: 15_000 })
  expect(await invoke(page, 'library.info')).toMatchObject({ state: 'ready', pictures: 40, repairs: [] })
})
