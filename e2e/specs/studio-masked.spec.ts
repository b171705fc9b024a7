/** Only a part of a large picture is sent; the rest stays byte for byte the same, whatever the service answers. */
import { driftStep, repaintColour } from '../services/repainted-pictures.ts'
import type { ScriptedReply } from '../services/scripted-reply.ts'
import {
  test as base,
  decodeMask,
  decodePicture,
  differences,
  expect,
  familyOf,
  hand,
  photo,
  pixelAt,
  pngFile,
  type Raw,
  type Shape,
  storedPicture,
  stroke
} from './repaint.ts'
import type { Studio } from './studio.ts'

const operationId = 'pixazo/sd15-inpainting'
const feather = 8

/** A dab on a large picture, where only the part around it is sent. */
interface Masked extends Studio {
  source: Raw
  dab: { x: number; y: number; r: number }
  shape: Shape
  /** Sends it, has it answered this way, and returns the result's pixels once the studio shows these words. */
  repaint: (reply: ScriptedReply, ...words: RegExp[]) => Promise<Raw>
  /** Whatever came back: no pixel beyond the soft edge has changed. */
  keepsTheRest: (result: Raw) => void
}

const test = base.extend<{ masked: Masked }>({
  masked: async ({ services, startStudio }, use) => {
    const app = await startStudio()
    const { window, page } = app
    const { studio } = window
    const { painter } = studio
    const source = photo(1600, 1200, 7)
    await hand(page, 'drop', await pngFile(source, 'a large one.png'))
    await painter.surface.waitFor()
    await studio.chooseModel('Pixazo · SD 1.5 inpainting')
    await studio.chooseArea('Masked area')
    await studio.setNumber('Padding', 48)
    await studio.setNumber('Feather', feather)
    await studio.prompt.fill('a hot air balloon')
    await studio.setNumber('Seed', 99)
    await painter.setBrush({ size: 160, hardness: 100 })
    const sheet = await painter.sheet(source)
    const dab = sheet.reachable({ x: 1100, y: 420, r: 80 })
    await sheet.mouse([dab])
    const shape = stroke(dab, dab)
    const repaint: Masked['repaint'] = async (reply, ...words) => {
      const { results: before } = await familyOf(app)
      services.script(operationId, reply)
      await studio.repaint()
      await expect(studio.tiles).toHaveCount(before.length + 1)
      await expect(painter.divider).toBeVisible()
      for (const each of words) await expect(studio.screen).toContainText(each)
      await studio.paintOn()
      const { results } = await familyOf(app)
      return await storedPicture(app, results[0]!)
    }
    const keepsTheRest: Masked['keepsTheRest'] = (result) => {
      expect([result.width, result.height]).toEqual([source.width, source.height])
      expect(differences(source, result).filter(({ x, y }) => shape(x, y) > feather + 1.5)).toEqual([])
    }
    await use({ ...app, source, dab, shape, repaint, keepsTheRest })
  }
})

test('only the part around the mask is sent, and only what is masked is changed', async ({ masked, services }) => {
  const { window, source, dab, shape, repaint, keepsTheRest } = masked
  const { studio } = window
  const result = await repaint({ kind: 'repaint', how: 'white' }, /Nothing visible changed outside the mask\./)
  const { body, fetched } = services.requests.at(-1)!
  const { width, height } = body as { width: number; height: number }
  expect([width % 8, height % 8]).toEqual([0, 0])
  expect(Math.abs(Math.sqrt(width * height) - 512)).toBeLessThan(24)
  const [picture, mask] = [await decodePicture(fetched.imageUrl!), await decodeMask(fetched.maskUrl!)]
  expect([picture.width, picture.height, mask.width, mask.height]).toEqual([width, height, width, height])
  const { results } = await familyOf(masked)
  const { area } = results[0]!.inpaint!
  expect(area.width).toBeGreaterThanOrEqual(160 + 2 * 48)
  expect(area.width).toBeLessThan(330)
  await expect(studio.sent).toContainText(
    `${width} × ${height} around the mask, padding 48, scaled from ${area.width} × ${area.height}`
  )
  // The mask's share of what is sent is the circle's share of the part.
  const white = mask.data.filter((value) => value === 255).length / (width * height)
  expect(white).toBeCloseTo((Math.PI * 80 * 80) / (area.width * area.height), 2)

  keepsTheRest(result)
  const changed = differences(source, result)
  expect(changed.some(({ x, y }) => shape(x, y) > 2)).toBe(true)
  for (const [x, y] of [
    [0, 0],
    [-60, 0],
    [0, 60],
    [45, 45]
  ] as const)
    expect(pixelAt(result, Math.floor(dab.x + x), Math.floor(dab.y + y))).toEqual([...repaintColour(99)])
})

test('its row in the queue shows the picture, before and after, and says how much of it is repainted', async ({
  masked,
  services
}) => {
  const { window } = masked
  // oxlint-disable-next-line unicorn/no-thenable
  services.script(operationId, { kind: 'slow', then: { kind: 'repaint', how: 'white' } })
  await window.studio.repaint()
  await services.received(1, operationId)
  const row = (await window.openQueue()).job('a hot air balloon')
  await expect(row.getByRole('button', { name: 'Open the picture to be repainted' })).toBeVisible()
  services.release()
  await expect(row.getByRole('button', { name: 'Open picture' })).toBeVisible()
  const { results } = await familyOf(masked)
  const { area, sent } = results[0]!.inpaint!
  await expect(row).toContainText(`area of ${area.width} × ${area.height}, sent at ${sent.width} × ${sent.height}`)
})

test('a service that changes what it should have left alone is reported, and changes nothing there', async ({
  masked
}) => {
  const { repaint, keepsTheRest } = masked
  keepsTheRest(
    await repaint(
      { kind: 'repaint', how: 'drifting' },
      new RegExp(
        `The service changed 100 % of the pixels outside the mask \\(mean ${driftStep} of 255\\)\\. ` +
          'The original pixels were kept\\.'
      )
    )
  )
})

test('an answer of another size is scaled back, and the studio says so', async ({ masked }) => {
  const { window, dab, repaint, keepsTheRest } = masked
  const { sent } = window.studio
  await expect(sent).toContainText(/\d+ × \d+ around the mask/)
  const [size] = /\d+ × \d+/.exec((await sent.textContent()) ?? '') ?? []
  const result = await repaint(
    { kind: 'repaint', how: 'white', size: { width: 384, height: 320 } },
    new RegExp(`The service returned 384 × 320 instead of ${size}, so the result was scaled\\.`)
  )
  keepsTheRest(result)
  expect(pixelAt(result, Math.floor(dab.x), Math.floor(dab.y))).toEqual([...repaintColour(99)])
})

test('an answer identical to what was sent is reported', async ({ masked }) => {
  const { repaint, keepsTheRest } = masked
  keepsTheRest(
    await repaint(
      { kind: 'repaint', how: 'untouched' },
      /The service returned what it was sent: nothing was repainted\./
    )
  )
})

test('a part is sent larger than the model’s own size', async ({ masked, services }) => {
  const { window, repaint } = masked
  await window.studio.sendAt('768').click()
  await repaint({ kind: 'repaint', how: 'white' })
  const { width, height } = services.requests.at(-1)!.body as { width: number; height: number }
  expect([width % 8, height % 8]).toEqual([0, 0])
  expect(Math.abs(Math.sqrt(width * height) - 768)).toBeLessThan(36)
})
