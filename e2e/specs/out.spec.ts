/** Pictures that leave the app: dragged out, copied as files, saved, exported. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { findBrowser } from '../../scripts/browser.mjs'
import { readZip } from '../../src/main/exporting/__fixtures__/read-zip.ts'
import { readTexts } from '../../src/main/metadata/read-texts.ts'
import type { Picture } from '../../src/shared/domain/picture.ts'
import { invoke } from '../pages/bridge.ts'
import { ExportDialog } from '../pages/export-dialog.ts'
import type { Studio } from './studio.ts'
import { test as base, expect } from './studio.ts'

const isPng = (bytes: Uint8Array): boolean => Buffer.from(bytes).readUInt32BE(0) === 0x89504e47

interface Exporting extends Studio {
  ids: string[]
  dialog: ExportDialog
  /** Where exports go, once chosen. */
  target: string
  pictures: Picture[]
}

const test = base.extend<{ exporting: Exporting }>({
  exporting: async ({ seedLibrary, profile, start }, use) => {
    const ids = await seedLibrary(4)
    const studio = await start({ settings: { welcomed: true } })
    const target = join(profile, 'exports')
    await mkdir(target)
    const pictures = await Promise.all(ids.map((id) => invoke(studio.page, 'pictures.get', { id })))
    await studio.main.answer('showOpenDialog', { canceled: false, filePaths: [target] })
    await use({ ...studio, ids, dialog: new ExportDialog(studio.page), target, pictures })
  }
})

test('pictures are dragged out, and copied as files', async ({ seedLibrary, start }) => {
  const ids = await seedLibrary(5)
  const { window, page, main } = await start({ settings: { welcomed: true } })
  const { gallery } = window
  const dragged = async (): Promise<{ files: string[]; icon: Uint8Array }[]> =>
    (await main.asked('startDrag')).map(({ details }) => details as never)
  const drag = async (id: string): Promise<void> => {
    await gallery.picture(id).hover()
    await page.mouse.down()
    const box = (await gallery.picture(id).boundingBox())!
    await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2 + 20, { steps: 4 })
  }

  await test.step('one that was not selected', async () => {
    await drag(ids[1]!)
    await expect.poll(async () => (await dragged()).length).toBe(1)
    await page.mouse.up()
    const [one] = await dragged()
    expect(one!.files).toHaveLength(1)
    expect(basename(one!.files[0]!)).toMatch(
      new RegExp(`^[\\p{L} ]+-${ids[1]!.slice(-6).toLowerCase()}\\.(png|webp)$`, 'u')
    )
    expect((await readFile(one!.files[0]!)).length).toBeGreaterThan(1000)
    expect(isPng(one!.icon)).toBe(true)
    await expect(gallery.selected).toHaveCount(1)
  })
  await test.step('several, in order', async () => {
    await gallery.picture(ids[3]!).click()
    await gallery.picture(ids[0]!).click({ modifiers: ['ControlOrMeta'] })
    await drag(ids[3]!)
    await expect.poll(async () => (await dragged()).length).toBe(2)
    await page.mouse.up()
    const ends = (await dragged())[1]!.files.map((file) => /-(\w+)\.\w+$/.exec(file)?.[1])
    expect(ends).toEqual([ids[0], ids[3]].map((id) => id!.slice(-6).toLowerCase()))
    await expect(gallery.selected).toHaveCount(2)
  })
  await test.step('copied as files by key and from the menu', async () => {
    await page.keyboard.press('Control+Shift+c')
    await expect(window.message('2 pictures are on the clipboard as files.')).toBeVisible()
    await gallery.picture(ids[2]!).click()
    await gallery.fromMenu(gallery.picture(ids[2]!), 'Copy', 'Copy as file')
    await expect(window.message('The picture is on the clipboard as a file.')).toBeVisible()
    const copied = (await main.asked('writeFiles')).map(({ details }) => (details as { files: string[] }).files)
    expect(copied.map((files) => files.length)).toEqual([2, 1])
    expect(copied[0]).toEqual((await dragged())[1]!.files)
    expect(await main.asked('writeImage')).toEqual([])
  })
})

test('a selection is exported as a zip with the text that A1111 reads, and an existing name asks first', async ({
  exporting
}) => {
  const {
    window: { gallery },
    page,
    ids,
    dialog,
    target,
    pictures
  } = exporting
  await gallery.picture(ids[0]!).click()
  await gallery.picture(ids[1]!).click({ modifiers: ['ControlOrMeta'] })
  await page.keyboard.press('Control+e')
  await expect(dialog.summary).toContainText('2 pictures, about')
  await expect(dialog.summary).toContainText('No folder chosen yet')
  await expect(dialog.exportButton).toBeDisabled()
  await expect(dialog.button('Choose…')).toBeFocused()
  await dialog.button('Choose…').click()
  await expect(dialog.summary).toContainText(`to ${target}`)
  await dialog.into('Zip')
  await dialog.profile('A1111-compatible')
  await dialog.fileNames.fill('{n}-{colour}')
  await expect(dialog.screen).toContainText('There is no token {colour}.')
  await expect(dialog.exportButton).toBeDisabled()
  await dialog.fileNames.fill('{n}-{id}')
  const stems = [0, 1].map((at) => `00${at + 1}-${ids[at]!.slice(-6).toLowerCase()}`)
  await expect(dialog.names).toContainText(stems[0]!)
  await dialog.name.fill('mine')
  await dialog.exportButton.click()
  await expect(dialog.screen).toBeHidden()
  await expect.poll(async () => await readdir(target)).toEqual(['mine.zip'])
  const files = await readZip(join(target, 'mine.zip'))
  expect([...files.keys()].map((name) => name.replace(/\.\w+$/, ''))).toEqual(stems)
  for (const [at, bytes] of [...files.values()].entries()) {
    const texts = readTexts(bytes).texts.map(({ text }) => text)
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain(`Seed: ${pictures[at]!.parameters?.seed}`)
    expect(texts[0]!.startsWith(pictures[at]!.parameters!.prompt)).toBe(true)
  }
  await page.keyboard.press('Control+e')
  await dialog.name.fill('mine')
  await dialog.exportButton.click()
  await expect(dialog.screen).toContainText('A zip of this name already exists.')
  await dialog.button('Keep both, numbered').click()
  await expect(dialog.screen).toBeHidden()
  await expect.poll(async () => (await readdir(target)).sort()).toEqual(['mine (2).zip', 'mine.zip'])
})

test('everything listed is exported as a contact sheet that can be searched offline', async ({ exporting }) => {
  const { page, dialog, target, pictures } = exporting
  await expect(exporting.window.gallery.pictures).toHaveCount(4)
  await page.keyboard.press('Control+e')
  await expect(dialog.summary).toContainText('4 pictures, about')
  await expect(dialog.summary).toContainText('the whole library')
  await dialog.button('Choose…').click()
  await dialog.into('Contact sheet')
  await dialog.profile('Everything')
  await dialog.name.fill('all <b>of</b> them')
  await dialog.exportButton.click()
  const sheet = join(target, 'all -b-of--b- them.html')
  await expect.poll(async () => await readdir(target)).toContain(basename(sheet))
  const found = findBrowser()
  const browser = await chromium.launch({
    ...(found === null ? {} : { executablePath: found }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
  })
  const context = await browser.newContext({ offline: true })
  const opened = await context.newPage()
  const problems: string[] = []
  opened.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await opened.goto(pathToFileURL(sheet).href)
  await expect(opened.getByRole('figure')).toHaveCount(4)
  await expect(opened.getByRole('heading')).toHaveText('all <b>of</b> them')
  const word = pictures[2]!.parameters!.prompt
  await opened.getByRole('searchbox').fill(word)
  await expect(opened.getByRole('figure').filter({ hasText: word })).toBeVisible()
  await opened.getByRole('searchbox').fill('no picture has this')
  await expect(opened.getByText('No picture has all of these words.')).toBeVisible()
  expect(problems).toEqual([])
  await opened.close()
  await browser.close()
})

test('where the system shows no dialog, the path of a folder is typed in the window', { tag: '@stand-in' }, async ({
  seedLibrary,
  start,
  profile
}) => {
  await seedLibrary(1)
  const { window, page } = await start({ settings: { welcomed: true } })
  await expect(window.gallery.pictures).toHaveCount(1)
  await page.keyboard.press('Control+e')
  await page.getByRole('button', { name: 'Choose…' }).click()
  const question = page.getByRole('dialog').filter({ hasText: 'Type or paste the path instead.' })
  const path = question.getByRole('textbox', { name: 'Path of the folder' })
  await path.fill(join(profile, 'nowhere'))
  await path.press('Enter')
  await expect(question).toContainText('There is no folder at this path.')
  await path.fill(`"${profile}"`)
  await path.press('Enter')
  await expect(question).toBeHidden()
  await expect.poll(async () => (await invoke(page, 'settings.get')).exportFolder).toBe(profile)
})

test('if the export folder is gone, a message says what to do', async ({ exporting }) => {
  const { page, dialog, target } = exporting
  await expect(exporting.window.gallery.pictures).toHaveCount(4)
  await page.keyboard.press('Control+e')
  await dialog.button('Choose…').click()
  await dialog.into('Zip')
  await dialog.exportButton.click()
  await expect(dialog.screen).toBeHidden()
  await expect.poll(async () => (await readdir(target)).some((name) => name.endsWith('.zip'))).toBe(true)
  await rm(target, { recursive: true })
  await page.keyboard.press('Control+e')
  await dialog.exportButton.click()
  await expect(dialog.screen.getByRole('alert')).toContainText(
    'cannot be found. Connect the disk it is on, or choose another folder.'
  )
  await dialog.button('Cancel').click()
})
