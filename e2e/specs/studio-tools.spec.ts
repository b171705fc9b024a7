/** Every tool and gesture of the painter by hand, each compared with the shape that it should leave in what is sent. */
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import type { Point } from '../pages/pointer-input.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { test as base, decodeMask, expect, likeness, rectangle, type Shape, stroke, together } from './repaint.ts'

const size = { width: 400, height: 320 }

const without =
  (shape: Shape, hole: Shape): Shape =>
  (x, y) =>
    Math.max(shape(x, y), -hole(x, y))

/** Near its edge, an ellipse's relative distance from the centre is good enough. */
const ellipse =
  (middle: Point, across: number, down: number): Shape =>
  (x, y) =>
    (Math.hypot((x - middle.x) / across, (y - middle.y) / down) - 1) * Math.min(across, down)

/** A rectangle of pixels and everything this close to one of them. */
const grown =
  (a: Point, b: Point, by: number): Shape =>
  (x, y) =>
    Math.hypot(Math.max(a.x + 0.5 - x, 0, x - b.x + 0.5), Math.max(a.y + 0.5 - y, 0, y - b.y + 0.5)) - by - 0.01

/** Draws, and compares the mask that would be sent with a shape; then the mask is empty again. */
async function leaves(studio: StudioPage, what: string, shape: Shape, draw: () => Promise<void>): Promise<void> {
  await test.step(what, async () => {
    await draw()
    await expect
      .poll(async () => {
        const mask = await studio.sentFile('mask')
        if (mask === null) return 0
        const { overlap, worst } = likeness(await decodeMask(mask), shape)
        return worst < 1.6 ? overlap : 0
      })
      .toBeGreaterThan(0.985)
    await studio.painter.edit('Clear the mask').click()
  })
}

/** Two red squares on grey that do not touch, open in the studio. */
interface Sheet {
  studio: StudioPage
  page: Page
  sheet: Awaited<ReturnType<StudioPage['painter']['sheet']>>
  at: (x: number, y: number) => Point
}

const test = base.extend<{ squares: Sheet }>({
  squares: async ({ startStudio }, use) => {
    const { window, page } = await startStudio({ imageHost: 'none' })
    const { studio } = window
    const red = (left: number, top: number) => ({
      input: { create: { width: 80, height: 80, channels: 3 as const, background: '#c02020' } },
      left,
      top
    })
    const picture = sharp({ create: { ...size, channels: 3, background: '#707070' } }).composite([
      red(40, 40),
      red(240, 160)
    ])
    await studio.openFile({ name: 'two squares.png', mimeType: 'image/png', buffer: await picture.png().toBuffer() })
    await studio.chooseArea('Whole picture')
    const sheet = await studio.painter.sheet(size)
    await use({ studio, page, sheet, at: (x, y) => sheet.reachable({ x, y }) })
  }
})

test('ellipse, rectangle and lasso leave their shapes, and Ctrl subtracts', async ({ squares }) => {
  const { studio, sheet, at } = squares
  const { painter } = studio
  await leaves(
    studio,
    'ellipse',
    ellipse({ x: (at(100, 0).x + at(300, 0).x) / 2, y: (at(0, 60).y + at(0, 220).y) / 2 }, 100, 80),
    async () => {
      await painter.choose('Ellipse')
      await sheet.mouse([at(100, 60), at(300, 220)])
    }
  )
  const outer = rectangle(at(60, 50), at(340, 270))
  const inner = rectangle(at(120, 100), at(280, 200))
  await leaves(studio, 'rectangle, and Ctrl takes another away', without(outer, inner), async () => {
    await painter.choose('Rectangle')
    await sheet.mouse([at(60, 50), at(340, 270)])
    await sheet.mouse([at(120, 100), at(280, 200)], { hold: ['Control'] })
  })
  await leaves(studio, 'lasso', rectangle(at(80, 60), at(320, 240)), async () => {
    await painter.choose('Lasso')
    await sheet.mouse([at(80, 60), at(320, 60), at(320, 240), at(80, 240), at(80, 60)])
  })
})

test('the magic wand finds connected areas, which can be grown and shrunk', async ({ squares }) => {
  const { studio, sheet, at } = squares
  const { painter } = studio
  const one = rectangle({ x: 40, y: 40 }, { x: 120, y: 120 })
  const other = rectangle({ x: 240, y: 160 }, { x: 320, y: 240 })
  await leaves(studio, 'magic wand: what hangs together', one, async () => {
    await painter.choose('Magic wand')
    await sheet.mouse([at(80, 80)])
  })
  await leaves(studio, 'both parts of a colour, inverted, and inverted back', together(one, other), async () => {
    await sheet.mouse([at(80, 80)])
    await sheet.mouse([at(280, 200)])
    await painter.edit('Invert the mask').click()
    await painter.edit('Invert the mask').click()
  })
  await leaves(studio, 'grown, shrunk and grown', grown({ x: 40, y: 40 }, { x: 120, y: 120 }, 10), async () => {
    await sheet.mouse([at(80, 80)])
    await painter.changeEdge('Grow', 10)
    await painter.changeEdge('Shrink', 10)
    await painter.changeEdge('Grow', 10)
  })
})

test('the wand says how much it chose, and its choice follows Tolerance and Contiguous in one step', async ({
  squares
}) => {
  const { studio, sheet, at } = squares
  const { painter } = studio
  await painter.choose('Magic wand')
  const said = painter.bar.getByRole('status')
  await expect(said).toHaveText('Click a colour to mask it. Hold Ctrl to erase.')
  await sheet.mouse([at(80, 80)])
  await expect(said).toContainText('6,400 pixels (5 %)')
  await painter.bar.getByRole('switch', { name: 'Contiguous only' }).press('Space')
  await expect(said).toContainText('12,800 pixels (10 %)')
  await painter.undo.click()
  await expect(painter.undo).toBeDisabled()
  await expect(said).toContainText('Click a colour')
})

test('brush and eraser leave strokes of their size, straight and beyond the edge', async ({ squares }) => {
  const { studio, page, sheet, at } = squares
  const { painter } = studio
  await leaves(
    studio,
    'everything, and the eraser',
    without(() => -1000, stroke({ ...at(90, 160), r: 30 }, { ...at(310, 160), r: 30 })),
    async () => {
      await painter.edit('Mask everything').click()
      await painter.choose('Eraser')
      await painter.setBrush({ size: 60, hardness: 100 })
      await sheet.mouse([at(90, 160), at(310, 160)])
    }
  )
  await painter.choose('Brush')
  await leaves(
    studio,
    'the size by keys and by Alt and a drag',
    stroke({ ...at(200, 160), r: 60 }, { ...at(200, 160), r: 60 }),
    async () => {
      await painter.setBrush({ size: 100 })
      await painter.surface.focus()
      await page.keyboard.press(']')
      await expect(painter.brushSize).toHaveValue('104')
      await page.keyboard.press('[')
      await expect(painter.brushSize).toHaveValue('96')
      await painter.setBrush({ size: 60 })
      await sheet.mouse([at(150, 160), at(180, 160)], { hold: ['Alt'] })
      await expect(painter.brushSize).toHaveValue('120')
      await expect(painter.undo).toBeEnabled()
      await sheet.mouse([at(200, 160)])
    }
  )
  const [above, below] = [
    { ...at(100, 160), r: 20 },
    { ...at(300, 160), r: 20 }
  ]
  await leaves(studio, 'a straight line by Shift, whatever the hand did between', stroke(above, below), async () => {
    await painter.setBrush({ size: 40 })
    await sheet.mouse([above])
    await sheet.mouse([below], { hold: ['Shift'] })
  })
  const out = { ...at(330, 60), r: 20 }
  const far = { ...at(430, 60), r: 20 }
  const farBelow = { ...at(430, 250), r: 20 }
  const back = { ...at(330, 250), r: 20 }
  await leaves(
    studio,
    'a stroke that leaves the picture and comes back',
    together(stroke(out, far), stroke(far, farBelow), stroke(farBelow, back)),
    () => sheet.mouse([out, far, farBelow, back])
  )
})

test('two fingers zoom and paint nothing', async ({ squares }) => {
  const { studio, sheet, at } = squares
  const { painter } = studio
  const zoom = async (): Promise<number> => Number.parseInt((await painter.zoom.textContent()) ?? '', 10)
  const before = await zoom()
  await sheet.fingers([
    [at(180, 160), at(100, 160)],
    [at(220, 160), at(300, 160)]
  ])
  await expect.poll(zoom).toBeGreaterThan(before * 2)
  await expect(studio.panel).toContainText('Paint over what you want to change.')
  await painter.chooseZoom('Fit to window')
  await expect.poll(zoom).toBe(before)
})

test('a stroke stays under the pointer when the layout moves; a pen without pressure paints in full', async ({
  startStudio
}) => {
  const { window, page } = await startStudio({ imageHost: 'none' })
  const { studio } = window
  const { painter } = studio
  const picture = sharp({ create: { ...size, channels: 3, background: '#707070' } })
  await studio.openFile({ name: 'grey.png', mimeType: 'image/png', buffer: await picture.png().toBuffer() })
  await studio.chooseArea('Whole picture')
  const shift = (left: number): Promise<void> =>
    painter.surface.evaluate((surface, pixels) => {
      surface.parentElement!.style.position = 'relative'
      surface.parentElement!.style.left = `${pixels}px`
    }, left)

  await painter.setBrush({ size: 60, hardness: 100 })
  const sheet = await painter.sheet(size)
  const from = sheet.reachable({ x: 80, y: 100, r: 30 })
  const middle = sheet.reachable({ x: 200, y: 100, r: 30 })
  const to = sheet.reachable({ x: 320, y: 200, r: 30 })
  await leaves(
    studio,
    'the painter moves by 40 pixels',
    together(stroke(from, middle), stroke(middle, to)),
    async () => {
      const [a, b, c] = [sheet.toScreen(from), sheet.toScreen(middle), sheet.toScreen(to)]
      await page.mouse.move(a.x, a.y)
      await page.mouse.down()
      await page.mouse.move(b.x, b.y, { steps: 4 })
      await shift(40)
      // In the same place of the picture, which is now 40 pixels further right.
      await page.mouse.move(b.x + 40, b.y)
      await page.mouse.move(c.x + 40, c.y, { steps: 4 })
      await page.mouse.up()
      await shift(0)
    }
  )
  await leaves(studio, 'the window is made smaller', together(stroke(from, middle), stroke(middle, to)), async () => {
    const [a, b] = [sheet.toScreen(from), sheet.toScreen(middle)]
    await page.mouse.move(a.x, a.y)
    await page.mouse.down()
    await page.mouse.move(b.x, b.y, { steps: 4 })
    const before = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
    await page.setViewportSize({ width: before.width - 160, height: before.height - 60 })
    const smaller = await painter.sheet(size)
    const [again, end] = [smaller.toScreen(middle), smaller.toScreen(to)]
    await page.mouse.move(again.x, again.y)
    await page.mouse.move(end.x, end.y, { steps: 4 })
    await page.mouse.up()
    await page.setViewportSize(before)
  })
  const still = await painter.sheet(size)
  const level = (x: number, pressure: number, r: number) => ({ ...still.reachable({ x, y: 160 }), pressure, r })
  await leaves(studio, 'a pen whose pressure is always 0', stroke(level(90, 0, 30), level(310, 0, 30)), () =>
    still.pen([level(90, 0, 30), level(310, 0, 30)])
  )
  // A twentieth of the size where it barely touches, and from there on as wide as its pressure.
  const felt = together(stroke(level(90, 0, 1.5), level(101, 0, 1.5)), stroke(level(90, 0, 0), level(310, 0.9, 27)))
  await leaves(studio, 'a pen that feels, from its first dab on', felt, () =>
    still.pen([level(90, 0, 0), level(310, 0.9, 27)], { steps: 24 })
  )
})
