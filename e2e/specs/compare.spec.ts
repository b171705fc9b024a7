/** The comparison: its modes, with figures for pictures whose every pixel is known, and the pictures' recipes. */
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { invoke } from '../pages/bridge.ts'
import { ComparePage } from '../pages/compare-page.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

interface Block {
  left: number
  top: number
  width: number
  height: number
  level: number
}

/** Grey of level 100 with blocks of other greys on it, as PNG. */
async function grey(width: number, height: number, blocks: Block[] = []): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = Buffer.alloc(width * height * 3, 100)
  for (const block of blocks)
    for (let y = block.top; y < block.top + block.height; y += 1) {
      const from = (y * width + block.left) * 3
      pixels.fill(block.level, from, from + block.width * 3)
    }
  return new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer()
  )
}

async function take(page: Page, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  return (await invoke(page, 'pictures.import', { bytes, name })).picture.id
}

async function compare({ window, page }: Studio, ids: string[]): Promise<ComparePage> {
  const { gallery } = window
  await window.openGallery()
  await gallery.picture(ids[0]!).click()
  for (const id of ids.slice(1)) await gallery.picture(id).click({ modifiers: ['ControlOrMeta'] })
  await page.keyboard.press('c')
  const comparison = new ComparePage(page)
  await comparison.screen.waitFor()
  return comparison
}

test('pictures are compared side by side, by slider, difference and flip, with exact figures', async ({ start }) => {
  const studio = await start({ settings: { welcomed: true } })
  const { window, page } = studio
  // 200 of 8,000 pixels are brighter by 90, and one is darker by 10.
  const changed: Block[] = [
    { left: 30, top: 20, width: 20, height: 10, level: 190 },
    { left: 0, top: 0, width: 1, height: 1, level: 90 }
  ]
  const plain = await take(page, await grey(100, 80), 'plain.png')
  const other = await take(page, await grey(100, 80, changed), 'changed.png')
  const larger = await take(page, await grey(200, 160), 'larger.png')

  await test.step('only two to four can be compared', async () => {
    await window.gallery.picture(plain).click()
    await page.keyboard.press('c')
    await expect(window.message('Compare: select two to four pictures.')).toBeVisible()
  })
  const comparison = await compare(studio, [plain, other])
  await expect(comparison.images).toHaveCount(2)
  // Newest first, as the list has them.
  await expect.poll(() => comparison.ids()).toEqual([other, plain])

  await test.step('linked they zoom together, unlinked separately', async () => {
    const [fitted] = await comparison.places()
    const widths = async (): Promise<number[]> => (await comparison.places()).map(([, , width]) => width!)
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await expect.poll(async () => (await widths()).every((width) => width > fitted![2]!)).toBe(true)
    const [a, b] = await comparison.places()
    expect(a).toEqual(b)
    await page.keyboard.press('k')
    await page.keyboard.press('+')
    await expect.poll(async () => (await widths())[1]).toBeGreaterThan(a![2]!)
    expect((await comparison.places())[0]).toEqual(a)
    await page.keyboard.press('k')
  })
  await test.step('the slider is moved by mouse and keys', async () => {
    await page.keyboard.press('l')
    await expect(comparison.divider).toHaveAttribute('aria-valuenow', '50')
    await comparison.divider.focus()
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(comparison.divider).toHaveAttribute('aria-valuenow', '40')
    const box = (await comparison.divider.boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 200, box.y + 20)
    await page.mouse.up()
    await expect.poll(async () => Number(await comparison.divider.getAttribute('aria-valuenow'))).toBeGreaterThan(40)
  })
  await test.step('the difference is counted pixel by pixel', async () => {
    await comparison.mode('Difference')
    await expect(comparison.screen).toContainText(
      '2.5 % of the pixels differ (201), 2.5 % by more than 16; the largest difference is 90 of 255.'
    )
    const drawn = await comparison.difference.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const at = (x: number, y: number): number[] => Array.from(canvas.getContext('2d')!.getImageData(x, y, 1, 1).data)
      return [at(30, 20), at(49, 29), at(50, 30), at(0, 0)]
    })
    expect(drawn).toEqual([
      [90, 90, 90, 255],
      [90, 90, 90, 255],
      [0, 0, 0, 255],
      [10, 10, 10, 255]
    ])
  })
  await test.step('flipped they alternate in the same place', async () => {
    await page.keyboard.press(' ')
    await expect(comparison.images.and(page.locator(':visible'))).toHaveCount(1)
    const first = await comparison.images.and(page.locator(':visible')).getAttribute('src')
    await page.keyboard.press(' ')
    await expect(comparison.images.and(page.locator(':visible'))).not.toHaveAttribute('src', first!)
  })
  await test.step('with different sizes, the smaller is scaled, and the view says so', async () => {
    await comparison.pane('B').focus()
    await page.keyboard.press('d')
    await page.keyboard.press('ArrowLeft')
    await expect(comparison.screen).toContainText('For the comparison, A was scaled from 100 × 80 to 200 × 160.')
    await page.keyboard.press('s')
    await expect.poll(() => comparison.ids()).toEqual([other, larger])
  })
  await test.step('panes change places, and close', async () => {
    await comparison.pane('A').getByRole('button', { name: 'Swap with B' }).click()
    await expect.poll(() => comparison.ids()).toEqual([larger, other])
    await comparison.pane('B').getByRole('button', { name: 'Remove B from the comparison' }).click()
    await expect(comparison.screen).toContainText('A comparison needs at least two pictures')
    await comparison.screen.getByRole('button', { name: 'Back' }).click()
    await expect(window.gallery.screen).toBeVisible()
  })
  await test.step('three identical ones: nothing differs, and one deleted elsewhere disappears', async () => {
    const three = await compare(studio, [plain, other, larger])
    await expect(three.panes).toHaveCount(3)
    await invoke(page, 'pictures.trash', { ids: [larger] })
    await expect(three.panes).toHaveCount(2)
    await page.keyboard.press('Escape')
    await expect(window.gallery.screen).toBeVisible()
  })
})

test('the recipes of pictures are compared, word by word', async ({ startReady }) => {
  const studio = await startReady()
  const { page } = studio
  for (const parameters of [
    { prompt: 'a red hat on a table', steps: 4, seed: 11, width: 64, height: 64 },
    { prompt: 'a blue hat on a table', steps: 8, seed: 11, width: 64, height: 64 }
  ]) {
    const [job] = await invoke(page, 'jobs.submit', {
      requests: [{ operationId: 'pixazo/sdxl-lightning', parameters }]
    })
    await expect
      .poll(async () => (await invoke(page, 'jobs.list', { limit: 10 })).find(({ id }) => id === job!.id)?.state)
      .toBe('done')
  }
  await expect.poll(async () => (await studio.window.gallery.ids()).length).toBe(2)
  const comparison = await compare(studio, await studio.window.gallery.ids())
  await expect(comparison.recipes).toContainText('2 differences')
  const prompt = comparison.recipes.getByRole('row', { name: /^Prompt/ })
  await expect(prompt.locator('mark')).toHaveText(['blue', 'red'])
  await expect(comparison.recipes.getByRole('row', { name: /^Steps/ })).toContainText(/differs.*8.*4/)
  await expect(comparison.recipes.getByRole('row', { name: /^Seed/ })).toBeVisible()
  await comparison.recipes.getByRole('switch', { name: 'Only differences' }).click()
  await expect(comparison.recipes.getByRole('row', { name: /^Seed/ })).toHaveCount(0)
  await expect(prompt).toBeVisible()
  await page.keyboard.press('t')
  await expect(comparison.recipes).toHaveCount(0)
  await comparison.pane('A').focus()
  await page.keyboard.press('Enter')
  await expect(studio.window.viewer.screen).toBeVisible()
})
