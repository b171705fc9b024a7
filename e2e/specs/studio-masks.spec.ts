/** Masks exported to files and imported from them, kept under a name, or contained in a picture. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { StudioPage } from '../pages/studio-page.ts'
import {
  test as base,
  decodeMask,
  expect,
  hand,
  likeness,
  photo,
  pngFile,
  rectangle,
  type Shape,
  stroke,
  together
} from './repaint.ts'
import type { Studio } from './studio.ts'

const size = { width: 384, height: 320 }

/** How much of the mask that would be sent matches the shape. */
async function overlap(studio: StudioPage, shape: Shape): Promise<number> {
  const mask = await studio.sentFile('mask')
  return mask ? likeness(await decodeMask(mask), shape).overlap : 0
}

/** A dot and a box, painted on a picture in the studio. */
interface Painted extends Studio {
  shape: Shape
  /** As it would be sent. */
  mask: Buffer
}

const test = base.extend<{ painted: Painted }>({
  painted: async ({ startStudio }, use) => {
    const app = await startStudio({ imageHost: 'none' })
    const { studio } = app.window
    const { painter } = studio
    await studio.openFile(await pngFile(photo(size.width, size.height, 31)))
    await studio.chooseArea('Whole picture')
    await painter.setBrush({ size: 100, hardness: 100 })
    const sheet = await painter.sheet(size)
    const dot = sheet.reachable({ x: 120, y: 130, r: 50 })
    const [from, to] = [sheet.reachable({ x: 220, y: 180 }), sheet.reachable({ x: 330, y: 290 })] as const
    await sheet.mouse([dot])
    await painter.choose('Rectangle')
    await sheet.mouse([from, to])
    const shape = together(stroke(dot, dot), rectangle(from, to))
    await expect.poll(() => overlap(studio, shape)).toBeGreaterThan(0.99)
    const mask = (await studio.sentFile('mask'))!
    await use({ ...app, shape, mask })
  }
})

/** Keeps the painted mask under a name. */
async function keepMask({ window }: Studio): Promise<void> {
  await window.studio.painter.openMasks('Save to the mask library…')
  await window.dialog.getByLabel('Name').fill('A dot and a box')
  await window.dialog.getByRole('button', { name: 'Save mask' }).click()
  await expect(window.message('“A dot and a box” was saved to the mask library.')).toBeVisible()
}

/** The left half white, three bytes a pixel. */
const halves = (side: number): Buffer =>
  Buffer.from(Array.from({ length: side * side * 3 }, (_, at) => (Math.floor(at / 3) % side < side / 2 ? 255 : 0)))

test('a mask is exported to a file as it is sent', async ({ painted, profile }) => {
  const { window, main, mask } = painted
  const { painter } = window.studio
  const file = join(profile, 'my mask.png')
  await main.answer('showSaveDialog', { canceled: false, filePath: file })
  await painter.openMasks('Export mask…')
  await expect(window.message(`Saved as ${file}`)).toBeVisible()
  const saved = await decodeMask(await readFile(file))
  expect([saved.width, saved.height]).toEqual([size.width, size.height])
  expect(saved.data.equals((await decodeMask(mask)).data)).toBe(true)
})

test('a mask is imported from a file, as one step that can be undone and redone', async ({ painted, profile }) => {
  const { window, page, mask } = painted
  const { studio } = window
  const { painter } = studio
  const file = join(profile, 'my mask.png')
  await writeFile(file, mask)
  await painter.edit('Clear the mask').click()
  await expect(studio.panel).toContainText('Paint over what you want to change.')
  await studio.maskFile.setInputFiles(file)
  await expect(window.dialog).toContainText('my mask.png, 384 × 320')
  await window.dialog.getByRole('button', { name: 'Use as mask' }).click()
  await expect.poll(async () => (await studio.sentFile('mask'))?.equals(mask)).toBe(true)
  await painter.surface.focus()
  await page.keyboard.press('Control+z')
  await expect(studio.panel).toContainText('Paint over what you want to change.')
  await page.keyboard.press('Control+y')
  await expect.poll(async () => (await studio.sentFile('mask'))?.equals(mask)).toBe(true)
})

test('a mask kept under a name is put on a picture of twice the size', async ({ painted }) => {
  const { window, page, shape } = painted
  const { studio } = window
  const { painter } = studio
  await keepMask(painted)
  await hand(page, 'paste', await pngFile(photo(size.width * 2, size.height * 2, 32), 'twice.png'))
  await painter.sheet({ width: size.width * 2, height: size.height * 2 })
  await expect(studio.panel).toContainText('Paint over what you want to change.')
  await painter.openMasks('Mask library…')
  await expect(window.dialog).toContainText('scaled from 384 × 320 to 768 × 640')
  await window.dialog.getByRole('button', { name: 'Use A dot and a box' }).click()
  await studio.chooseArea('Whole picture')
  await expect.poll(() => overlap(studio, (x, y) => shape(x / 2, y / 2))).toBeGreaterThan(0.985)
  await expect(studio.sent).toContainText('768 × 640, the whole picture')
})

test('a mask file with other proportions is scaled and stretched, and says so', async ({ painted }) => {
  const { window } = painted
  const { studio } = window
  await studio.maskFile.setInputFiles(await pngFile({ width: 100, height: 100, data: halves(100) }, 'half.png'))
  await expect(window.dialog).toContainText(
    'The mask will be scaled from 100 × 100 to 384 × 320, and stretched to another shape.'
  )
  await window.dialog.getByText('Replace the mask').click()
  await window.dialog.getByRole('button', { name: 'Use as mask' }).click()
  await expect.poll(() => overlap(studio, rectangle({ x: -9, y: -9 }, { x: 192, y: 400 }))).toBe(1)
})

test('transparency becomes the mask, for the picture itself and for a file', async ({ startStudio }) => {
  const { window } = await startStudio({ imageHost: 'none' })
  const { studio } = window
  const { painter } = studio
  const { width, height, data } = photo(size.width, size.height, 33)
  const hole = { left: 96, top: 80, width: 128, height: 96 }
  const shape = rectangle({ x: 96, y: 80 }, { x: 224, y: 176 })
  const buffer = await sharp(data, { raw: { width, height, channels: 3 } })
    .ensureAlpha()
    .composite([
      {
        input: { create: { width: hole.width, height: hole.height, channels: 4, background: '#000' } },
        left: hole.left,
        top: hole.top,
        blend: 'dest-out'
      }
    ])
    .png()
    .toBuffer()
  const file = { name: 'with a hole.png', mimeType: 'image/png', buffer }
  await studio.openFile(file)
  await studio.chooseArea('Whole picture')
  await painter.openMasks('From the picture’s transparent areas')
  await expect.poll(() => overlap(studio, shape)).toBe(1)

  await painter.edit('Clear the mask').click()
  await studio.maskFile.setInputFiles(file)
  await expect(window.dialog.getByRole('radio', { name: 'Transparent part' })).toBeChecked()
  await window.dialog.getByRole('button', { name: 'Use as mask' }).click()
  await expect.poll(() => overlap(studio, shape)).toBe(1)
})
