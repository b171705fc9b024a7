/** Which folders become libraries, and what the app does when it cannot open its own. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { invoke } from '../pages/bridge.ts'
import { LibrarySettings } from '../pages/library-settings.ts'
import { expect, test } from './studio.ts'

/** A folder as another program leaves it. */
async function foreignFolder(folder: string): Promise<{ whole: () => Promise<unknown> }> {
  await mkdir(join(folder, 'incoming'), { recursive: true })
  await writeFile(join(folder, 'incoming', 'mail.picture.json'), '{"mine":1}')
  const database = new DatabaseSync(join(folder, 'library.db'))
  database.exec("CREATE TABLE items (title TEXT); INSERT INTO items VALUES ('one')")
  database.close()
  const whole = async (): Promise<unknown> => [
    (await readdir(folder, { recursive: true })).sort(),
    await readFile(join(folder, 'library.db'), 'base64')
  ]
  return { whole }
}

test('a folder with somebody else’s files is refused by name, untouched, and the open library stays open', async ({
  profile,
  start
}) => {
  const folder = join(profile, 'music')
  const { whole } = await foreignFolder(folder)
  const before = await whole()
  const { page, window, main } = await start({ settings: { welcomed: true } })
  const open = await invoke(page, 'library.info')
  await window.openSettings()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Library' }).click()
  await main.answer('showOpenDialog', { canceled: false, filePaths: [folder] })
  const settings = new LibrarySettings(page)
  await settings.button('Open another…').click()
  const said = settings.section.getByText(
    'This folder contains other files and is not a Palimpsest library. Nothing in it was changed.'
  )
  await expect(said).toBeVisible()
  await expect(settings.section.getByText('make a new, empty folder')).toBeVisible()
  expect(await whole()).toEqual(before)
  expect(await invoke(page, 'library.info')).toEqual(open)
  const empty = join(profile, 'empty')
  await mkdir(empty)
  await main.answer('showOpenDialog', { canceled: false, filePaths: [empty] })
  await settings.button('Open another…').click()
  await expect.poll(async () => await invoke(page, 'library.info')).toMatchObject({ folder: empty, state: 'ready' })
  await expect(said).toBeHidden()
})

test('the app starts without a library that it cannot open, says why, and opens another', async ({
  profile,
  start
}) => {
  const folder = join(profile, 'library')
  const { whole } = await foreignFolder(folder)
  const before = await whole()
  const { page, main } = await start({ settings: { welcomed: true } })
  await expect(page.getByRole('main').getByText(/could not be opened\. This folder contains other files/)).toBeVisible()
  await expect(page.getByText('No library is open')).toBeVisible()
  expect(await whole()).toEqual(before)
  const other = join(profile, 'other')
  await mkdir(other)
  await main.answer('showOpenDialog', { canceled: false, filePaths: [other] })
  await page.getByRole('main').getByRole('button', { name: 'Open another…' }).click()
  await expect.poll(async () => await invoke(page, 'library.info')).toMatchObject({ folder: other, state: 'ready' })
  await expect(page.getByText(/could not be opened/)).toBeHidden()
})

test('a library with a damaged index and no marker opens with every picture, and says what was repaired', async ({
  profile,
  startReady,
  start
}) => {
  const first = await startReady()
  const parameters = { prompt: 'a kite', width: 96, height: 64, steps: 4, seed: 1 }
  await invoke(first.page, 'jobs.submit', { requests: [{ operationId: 'pixazo/sdxl-lightning', parameters }] })
  await expect(first.window.gallery.pictures).toHaveCount(1)
  await first.main.close()
  const folder = join(profile, 'library')
  await rm(join(folder, 'library.json'))
  const database = new DatabaseSync(join(folder, 'library.db'))
  database.exec('DROP INDEX pictures_shown; PRAGMA user_version = 3')
  database.close()
  const { page, window } = await start()
  await expect(window.gallery.pictures).toHaveCount(1)
  expect(await invoke(page, 'library.info')).toMatchObject({ state: 'ready', pictures: 1 })
  await expect(page.getByText(/index was damaged and set aside/)).toBeVisible()
})
