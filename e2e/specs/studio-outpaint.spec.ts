/** A picture grows beyond its own edge. */
import { repaintColour } from '../services/repainted-pictures.ts'
import {
  decodeMask,
  decodePicture,
  differences,
  expect,
  familyOf,
  hand,
  likeness,
  photo,
  pixelAt,
  pngFile,
  rectangle,
  storedPicture,
  test
} from './repaint.ts'

const [width, height, more, feather] = [384, 320, 128, 8]

test('a picture is extended, the content of the new part is sent, and undo reverts it', async ({
  services,
  startStudio
}) => {
  const app = await startStudio()
  const { window, page } = app
  const { studio } = window
  const { painter } = studio
  const source = photo(width, height, 3)
  await hand(page, 'paste', await pngFile(source))
  await painter.surface.waitFor()
  await studio.chooseModel('Pixazo · SD 1.5 inpainting')
  await studio.chooseArea('Whole picture')
  await studio.setNumber('Feather', feather)
  await studio.prompt.fill('the rest of the street')
  await studio.setNumber('Seed', 5)

  await studio.extend({ Right: more }, 'Mirror edges')
  await expect(studio.extendButton).toHaveAccessibleName('Extended…')
  await expect(studio.sent).toContainText(`${width + more} × ${height}, the whole picture`)
  await painter.sheet({ width: width + more, height })
  services.script('pixazo/sd15-inpainting', { kind: 'repaint', how: 'white' })
  await studio.repaint()
  await expect(studio.tiles).toHaveCount(1)

  const { body, fetched } = services.requests[0]!
  expect(body).toMatchObject({ width: width + more, height })
  const picture = await decodePicture(fetched.imageUrl!)
  expect([picture.width, picture.height]).toEqual([width + more, height])
  const wrong: string[] = []
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width + more; x += 1) {
      const from = x < width ? x : 2 * width - 1 - x
      if (pixelAt(picture, x, y).join() !== pixelAt(source, from, y).join()) wrong.push(`${x},${y}`)
    }
  }
  expect(wrong).toEqual([])
  const grown = rectangle({ x: width, y: -1 }, { x: width + more + 1, y: height + 1 })
  const mask = await decodeMask(fetched.maskUrl!)
  expect(likeness(mask, grown)).toEqual({ overlap: 1, worst: 0, values: [0, 255] })

  const { results } = await familyOf(app)
  const result = await storedPicture(app, results[0]!)
  expect([result.width, result.height]).toEqual([width + more, height])
  const changed = differences(picture, result)
  expect(changed.filter(({ x, y }) => grown(x, y) > feather)).toEqual([])
  for (const [x, y] of [
    [width, 0],
    [width + more - 1, height - 1],
    [width + 60, 160]
  ] as const)
    expect(pixelAt(result, x, y)).toEqual([...repaintColour(5)])

  await studio.paintOn()
  await painter.surface.focus()
  await page.keyboard.press('Control+z')
  await expect(studio.extendButton).toHaveAccessibleName('Extend…')
  await painter.sheet({ width, height })
  await expect(studio.panel).toContainText('Paint over what you want to change.')
  await page.keyboard.press('Control+y')
  await expect(studio.extendButton).toHaveAccessibleName('Extended…')
  await painter.sheet({ width: width + more, height })
  await expect.poll(async () => (await studio.sentFile('mask'))?.equals(fetched.maskUrl!)).toBe(true)

  await test.step('neutral grey on the left', async () => {
    await studio.extend({ Right: 0, Left: 64 }, 'Neutral grey')
    await expect(studio.sent).toContainText(`${width + 64} × ${height}, the whole picture`)
    await expect
      .poll(async () => {
        const file = await studio.sentFile('picture')
        const now = file ? await decodePicture(file) : null
        return now?.width === width + 64
          ? [pixelAt(now, 0, 0), pixelAt(now, 63, height - 1), pixelAt(now, 64, 0)]
          : null
      })
      .toEqual([[128, 128, 128], [128, 128, 128], pixelAt(source, 0, 0)])
  })
})
