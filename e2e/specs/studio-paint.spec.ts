/**
 * What a hand draws is what the service gets: mouse, pen, touch and keyboard, compared with the shapes themselves in
 * the uploaded files.
 */
import type { RecordedRequest } from '../services/services-face.ts'
import {
  test as base,
  decodeMask,
  decodePicture,
  expect,
  likeness,
  photo,
  pngFile,
  polygon,
  rectangle,
  type Shape,
  stroke,
  together
} from './repaint.ts'
import type { Studio } from './studio.ts'

const size = { width: 640, height: 480 }
const source = photo(size.width, size.height)

interface Dab {
  x: number
  y: number
  r: number
}

/** A picture in the studio and a filled form. */
interface Painting extends Studio {
  /** Sends what is painted and compares everything that was sent with the shape. */
  sendAndCompare: (model: string, operationId: string, shape: Shape) => Promise<RecordedRequest>
  /** What every service is asked, except for the name of the negative prompt. */
  body: Record<string, unknown>
}

const test = base.extend<{ painting: Painting }>({
  painting: async ({ bucket, services, startStudio }, use) => {
    const app = await startStudio()
    const { studio } = app.window
    for (const id of ['appypie/sd15-inpainting', 'pixazo/sd15-inpainting', 'pixazo/sd15-inpainting-stream'])
      services.script(id, { kind: 'repaint', how: 'white' })
    await studio.openFile(await pngFile(source))
    await expect(studio.repaintButton).toHaveAttribute('aria-disabled', 'true')
    await expect(studio.panel).toContainText('Paint over what you want to change.')
    await studio.chooseArea('Whole picture')
    await studio.prompt.fill('a lighthouse at night')
    await studio.panel.getByLabel('Negative prompt', { exact: true }).fill('blurred')
    await studio.setNumber('Steps', 15)
    await studio.setNumber('Guidance', 7)
    await studio.setNumber('Seed', 4242)
    const sendAndCompare: Painting['sendAndCompare'] = async (model, operationId, shape) => {
      await studio.chooseModel(model)
      await studio.repaint()
      await services.received(1, operationId)
      const request = services.requests.find((each) => each.operationId === operationId)!
      const { imageUrl, maskUrl } = request.fetched
      const mask = await decodeMask(maskUrl!)
      const like = likeness(mask, shape)
      expect([mask.width, mask.height, like.values]).toEqual([size.width, size.height, [0, 255]])
      expect(like.overlap).toBeGreaterThan(0.99)
      expect(like.worst).toBeLessThan(1.5)
      const picture = await decodePicture(imageUrl!)
      expect([picture.width, picture.height, picture.data.equals(source.data)]).toEqual([size.width, size.height, true])
      await expect.poll(async () => (await studio.sentFile('mask'))?.equals(maskUrl!)).toBe(true)
      await expect.poll(async () => (await studio.sentFile('picture'))?.equals(imageUrl!)).toBe(true)
      await expect(studio.painter.divider).toBeVisible()
      await expect.poll(() => bucket.objects.size).toBe(0)
      expect(bucket.requests.filter(({ method, status }) => method === 'PUT' && status === 200)).toHaveLength(2)
      expect(bucket.requests.filter(({ method, status }) => method === 'DELETE' && status === 204)).toHaveLength(2)
      return request
    }
    const body = {
      prompt: 'a lighthouse at night',
      imageUrl: expect.stringContaining(`${bucket.url}/${bucket.bucket}/palimpsest/`),
      maskUrl: expect.stringContaining(`${bucket.url}/${bucket.bucket}/palimpsest/`),
      ...size,
      num_steps: 15,
      guidance: 7,
      seed: 4242
    }
    await use({ ...app, sendAndCompare, body })
  }
})

test('a dot and a straight line by mouse are what AppyPie gets, and the log shows it', async ({ painting }) => {
  const { window, sendAndCompare, body } = painting
  const { studio } = window
  const { painter } = studio
  await painter.setBrush({ size: 120, hardness: 100 })
  const sheet = await painter.sheet(size)
  const [dot, from, to] = [
    { x: 470, y: 330, r: 60 },
    { x: 130, y: 140, r: 60 },
    { x: 500, y: 180, r: 60 }
  ].map((point) => sheet.reachable(point)) as [Dab, Dab, Dab]
  await sheet.mouse([dot])
  await sheet.mouse([from, to])
  const { body: sent } = await sendAndCompare(
    'AppyPie · SD 1.5 inpainting',
    'appypie/sd15-inpainting',
    together(stroke(dot, dot), stroke(from, to))
  )
  expect(sent).toEqual({ ...body, negative_prompt: 'blurred' })
  const host = await (await window.openSettings()).imageHost()
  for (const line of ['Picture uploaded', 'Mask uploaded', 'Picture deleted', 'Mask deleted'])
    await expect(host.log.filter({ hasText: line })).toHaveCount(1)
  await expect(host.log).toHaveCount(4)
})

test('a pen line that grows with its pressure is what Pixazo gets', async ({ painting }) => {
  const { window, sendAndCompare, body } = painting
  const { studio } = window
  const { painter } = studio
  await painter.setBrush({ size: 200 })
  const sheet = await painter.sheet(size)
  const from = sheet.reachable({ x: 150, y: 240, pressure: 0.25, r: 25 })
  const to = sheet.reachable({ x: 460, y: 240, pressure: 1, r: 100 })
  await sheet.pen([from, to], { steps: 24 })
  const { body: sent } = await sendAndCompare('Pixazo · SD 1.5 inpainting', 'pixazo/sd15-inpainting', stroke(from, to))
  expect(sent).toEqual({ ...body, negative_prompt: 'blurred' })
})

test('a finger’s line, a rectangle and a polygon by keyboard, undone and redone, are what the stream gets', async ({
  painting
}) => {
  const { window, page, sendAndCompare, body } = painting
  const { studio } = window
  const { painter } = studio
  await painter.setBrush({ size: 80 })
  const sheet = await painter.sheet(size)
  const [from, to] = [
    { x: 90, y: 90, r: 40 },
    { x: 90, y: 380, r: 40 }
  ].map((point) => sheet.reachable(point)) as [Dab, Dab]
  await sheet.touch([from, to])
  await painter.choose('Rectangle')
  const [left, right] = [sheet.reachable({ x: 180, y: 60 }), sheet.reachable({ x: 330, y: 200 })] as const
  await sheet.mouse([left, right])

  await page.mouse.move(0, 0)
  await painter.surface.focus()
  await page.keyboard.press('p')
  await expect(painter.tool('Polygon')).toHaveAttribute('aria-pressed', 'true')
  const press = async (key: string, times: number): Promise<void> => {
    for (let at = 0; at < times; at += 1) await page.keyboard.press(key)
  }
  // The cross may start anywhere: the top left corner is where it can go no further.
  await press('Control+ArrowLeft', 8)
  await press('Control+ArrowUp', 6)
  await press('Control+ArrowRight', 4)
  await press('Control+ArrowDown', 1)
  await press('Enter', 1)
  await press('Control+ArrowRight', 2)
  await press('Enter', 1)
  await press('Control+ArrowDown', 3)
  await press('Enter', 1)
  await press('Shift+ArrowLeft', 15)
  await press('Enter', 1)
  // Back on the first corner closes it.
  await press('Control+ArrowUp', 3)
  await press('Shift+ArrowLeft', 5)
  await press('Enter', 1)
  const corners = [
    { x: 400.5, y: 100.5 },
    { x: 600.5, y: 100.5 },
    { x: 600.5, y: 400.5 },
    { x: 450.5, y: 400.5 }
  ]
  const shape = together(stroke(from, to), rectangle(left, right), polygon(corners))
  const painted = async (): Promise<number> => {
    const mask = await studio.sentFile('mask')
    return mask ? likeness(await decodeMask(mask), shape).overlap : 0
  }
  await expect.poll(painted).toBeGreaterThan(0.99)
  const before = await studio.sentFile('mask')

  await painter.surface.focus()
  await press('Control+z', 3)
  await expect(studio.panel).toContainText('Paint over what you want to change.')
  await press('Control+Shift+z', 1)
  await painter.redo.click()
  await page.keyboard.press('Control+y')
  await expect(painter.redo).toBeDisabled()
  await expect.poll(async () => (await studio.sentFile('mask'))?.equals(before!)).toBe(true)

  const { body: sent } = await sendAndCompare(
    'Pixazo · SD 1.5 inpainting (stream)',
    'pixazo/sd15-inpainting-stream',
    shape
  )
  expect(sent).toEqual({ ...body, negativePrompt: 'blurred' })
})
