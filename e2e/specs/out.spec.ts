/** Pictures that leave the app: dragged out, copied as files, saved, exported. */
import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { generateLibrary } from '../../bench/library/generate.ts'
import { expect, test } from './studio.ts'

/** A library of made-up pictures where the app looks for one. @returns ids, newest first */
async function prepareLibrary(profile: string, count: number): Promise<string[]> {
  const folder = join(profile, 'library')
  await mkdir(folder, { recursive: true })
  return (await generateLibrary(folder, count, { sidecars: count < 100 })).toReversed()
}

const isPng = (bytes: Uint8Array): boolean => Buffer.from(bytes).readUInt32BE(0) === 0x89504e47

test('pictures are dragged out, and copied as files', async ({ profile, start }) => {
  const ids = await prepareLibrary(profile, 5)
  const { window, page, main } = await start({ settings: { welcomed: true } })
  const { gallery } = window
  const dragged = async (): Promise<{ files: string[]; icon: Uint8Array }[]> => (await main.asked('startDrag')).map(({ details }) => details as never)
  const drag = async (id: string): Promise<void> => {
    await gallery.picture(id).hover()
    await page.mouse.down()
    const box = (await gallery.picture(id).boundingBox())!
    await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2 + 20, { steps: 4 })
  }

  await test.step('one, that was not selected', async () => {
    await drag(ids[1]!)
    await expect.poll(async () => (await dragged()).length).toBe(1)
    await page.mouse.up()
    const [one] = await dragged()
    expect(one!.files).toHaveLength(1)
    expect(basename(one!.files[0]!)).toMatch(new RegExp(`^[\\p{L} ]+-${ids[1]!.slice(-6).toLowerCase()}\\.(png|webp)$`, 'u'))
    expect((await readFile(one!.files[0]!)).length).toBeGreaterThan(1000)
    expect(isPng(one!.icon)).toBe(true)
    await expect(gallery.selected).toHaveCount(1)
  })
  await test.step('several, as they stand', async () => {
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
    await gallery.fromMenu(gallery.picture(ids[2]!), 'Copy as file')
    await expect(window.message('The picture is on the clipboard as a file.')).toBeVisible()
    const copied = (await main.asked('writeFiles')).map(({ details }) => (details as { files: string[] }).files)
    expect(copied.map((files) => files.length)).toEqual([2, 1])
    expect(copied[0]).toEqual((await dragged())[1]!.files)
    expect(await main.asked('writeImage')).toEqual([])
  })
})
