/**
 * What goes wrong in the studio: files that are not pictures, uploads that fail, dead links, the app closed on the way.
 * None of it is ever charged.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { invoke } from '../pages/bridge.ts'
import { ImageHostSettings } from '../pages/image-host-settings.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { startS3Server } from '../services/s3-server.ts'
import { expect, hand, photo, pngFile, test, useBucket } from './repaint.ts'

const size = { width: 384, height: 320 }
const operationId = 'pixazo/sd15-inpainting'

/** A picture is open, a dot is painted, and everything else that a repaint needs is filled in. */
async function prepare(studio: StudioPage, of = size): Promise<void> {
  await studio.openFile(await pngFile(photo(of.width, of.height, 41)))
  await studio.chooseModel('Pixazo · SD 1.5 inpainting')
  await studio.chooseArea('Whole picture')
  await studio.prompt.fill('a red door')
  await studio.painter.setBrush({ size: 100, hardness: 100 })
  await (await studio.painter.sheet(of)).mouse([{ x: 190, y: 160 }])
  await expect.poll(() => studio.sentFile('mask')).not.toBeNull()
}

async function badFiles(): Promise<
  { name: string; mimeType: string; buffer: Buffer; words: [what: string, nextStep: string] }[]
> {
  const { buffer: good } = await pngFile(photo(200, 200))
  const sized = (width: number, height: number): Buffer => {
    const header = Buffer.from(good)
    header.writeUInt32BE(width, 16)
    header.writeUInt32BE(height, 20)
    return header
  }
  const moving = sharp(Buffer.alloc(20 * 40 * 3, 7).fill(200, 1200), {
    raw: { width: 20, height: 40, channels: 3, pageHeight: 20 }
  })
  const png = 'image/png'
  const another = 'Save it in one of these formats, then open that file.'
  return [
    {
      name: 'cut.png',
      mimeType: png,
      buffer: good.subarray(0, good.length >> 1),
      words: [
        'This picture is incomplete or damaged: cut.png.',
        'Get the file again from its source, or save it as a PNG in a program that can open it.'
      ]
    },
    {
      name: 'moving.webp',
      mimeType: 'image/webp',
      buffer: await moving.webp().toBuffer(),
      words: ['This picture is animated: moving.webp.', 'Save one of its frames as a PNG, then open that.']
    },
    {
      name: 'drawing.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      words: ['This is not a PNG, JPEG, WebP or AVIF picture: drawing.svg.', another]
    },
    {
      name: 'nothing.png',
      mimeType: png,
      buffer: Buffer.alloc(0),
      words: ['This file is empty: nothing.png.', 'Choose another file.']
    },
    {
      name: 'no pixels.png',
      mimeType: png,
      buffer: sized(0, 10),
      words: ['This picture has no pixels: no pixels.png.', 'Choose another file.']
    },
    {
      name: 'huge.png',
      mimeType: png,
      buffer: sized(100_000, 100_000),
      words: [
        'This picture is too large: huge.png has 100000 × 100000 pixels, and the limit is 64 megapixels.',
        'Make it smaller in another program, then open that file.'
      ]
    }
  ]
}

test('files that are not pictures are refused with an explanation, and the studio stays as it was', async ({
  startStudio
}) => {
  const { window, page } = await startStudio({ imageHost: 'none' })
  const { studio } = window
  const files = await badFiles()
  for (const { words, ...file } of files) {
    await studio.pictureFile.setInputFiles(file)
    await expect(studio.screen.getByRole('alert')).toHaveText(words.join(' '))
  }
  await prepare(studio)
  const mask = (await studio.sentFile('mask'))!
  const before = await invoke(page, 'settings.get')
  for (const { words, ...file } of files) {
    await hand(page, 'drop', file)
    const message = window.message(words[0])
    await expect(message).toContainText(words[1])
    // Only a few are shown at once.
    await message.getByRole('button').click()
    await expect(message).toHaveCount(0)
  }
  await studio.maskFile.setInputFiles(files[0]!)
  await expect(window.message('The file is damaged: its pixels cannot be read.')).toContainText(
    'Choose another file, or save this one again.'
  )
  expect((await studio.sentFile('mask'))?.equals(mask)).toBe(true)
  await expect(studio.prompt).toHaveValue('a red door')
  expect((await invoke(page, 'settings.get')).studio.pictureId).toBe(before.studio.pictureId)
  expect((await invoke(page, 'pictures.index', { after: null, limit: 100 })).stubs).toHaveLength(1)
})

test('nothing can be sent without a mask or an image host, and both are one press away', async ({
  bucket,
  services,
  startStudio
}) => {
  const { window, page } = await startStudio({ imageHost: 'none' })
  const { studio } = window
  await prepare(studio)
  await expect(studio.sent).toContainText('No image host is set up, so Pixazo cannot fetch the picture.')
  await expect(studio.repaintButton).toHaveAttribute('aria-disabled', 'true')
  await studio.repaintByKeys()
  await expect(studio.problems).toHaveText('No image host is set up, so Pixazo cannot fetch the picture. Open settings')
  await studio.sent.getByRole('button', { name: 'Set up an image host' }).click()
  await expect(new ImageHostSettings(page).section.getByRole('radio', { name: 'Not set up' })).toBeInViewport()
  await useBucket(page, bucket)

  await window.openStudio()
  await expect(studio.sent).toContainText(
    `Uploaded to the bucket “studio” on 127.0.0.1:${bucket.port}, and deleted when done.`
  )
  await expect(studio.repaintButton).not.toHaveAttribute('aria-disabled')
  await studio.painter.edit('Clear the mask').click()
  await expect(studio.repaintButton).toHaveAttribute('aria-disabled', 'true')
  await studio.repaintByKeys()
  await expect(studio.problems).toHaveText('Paint over what you want to change.')
  await studio.painter.edit('Mask everything').click()
  await expect(studio.panel).toContainText('The mask covers everything: nothing of the picture is kept.')
  await expect(studio.repaintButton).not.toHaveAttribute('aria-disabled')
  expect([services.requests, bucket.requests]).toEqual([[], []])
})

test('a failed upload is explained and never sent to the service', async ({ bucket, services, startStudio }) => {
  const { window, page } = await startStudio()
  const { studio } = window
  await prepare(studio)
  const fails = async (what: string | RegExp, nextStep: string): Promise<void> => {
    await studio.repaint()
    await expect(studio.jobs).toContainText(what)
    await expect(studio.jobs).toContainText(nextStep)
    await studio.jobs.getByRole('button', { name: 'Remove' }).click()
    await expect(studio.jobs).toHaveCount(0)
    expect(services.requests).toEqual([])
    await expect.poll(() => bucket.objects.size).toBe(0)
  }
  await useBucket(page, bucket, 'another-secret')
  await fails(
    'The picture could not be uploaded: The secret access key is wrong.',
    'Enter the secret that belongs to this access key ID. Nothing was sent to Pixazo.'
  )
  await useBucket(page, bucket)
  bucket.allow('GET', 'DELETE')
  await fails(
    'The picture could not be uploaded: This access key may not upload to the bucket.',
    'Give the key permission to write objects, or use another key. Nothing was sent to Pixazo.'
  )
  bucket.allow('PUT', 'GET', 'DELETE')
  const puts = (): number => bucket.requests.filter(({ method }) => method === 'PUT').length
  // One of the two files is already uploaded: it is removed again.
  bucket.failPut(puts() + 2, { kind: 'refuse', status: 403, code: 'AccessDenied' })
  await fails(
    /The (picture|mask) could not be uploaded: This access key may not upload to the bucket\./,
    'Nothing was sent to Pixazo.'
  )
  expect(bucket.requests.filter(({ method, status }) => method === 'DELETE' && status === 204)).not.toEqual([])
  const before = puts()
  for (let nth = 1; nth <= 10; nth += 1) bucket.failPut(before + nth, { kind: 'drop', afterBytes: 4096 })
  await fails(
    `The picture could not be uploaded: 127.0.0.1:${bucket.port} cannot be reached.`,
    'Check the network connection and the address of the bucket. Nothing was sent to Pixazo.'
  )
})

test('an app closed in the middle of an upload resumes the job, charged once, and sweeps the half', async ({
  bucket,
  services,
  start,
  startStudio
}) => {
  const { window, main } = await startStudio()
  await prepare(window.studio, { width: 1200, height: 1000 })
  bucket.delayMs(400)
  services.script(operationId, { kind: 'repaint', how: 'white' })
  await window.studio.repaint()
  await expect(window.studio.jobs).toContainText(/^Uploading the picture/)
  await main.close()
  bucket.delayMs(0)
  // The bucket keeps reading what had left the app, and may find it complete.
  await bucket.answered(1)
  const begun = bucket.requests.map(({ method, key }) => `${method} ${key}`)
  expect(services.requests).toEqual([])

  const again = await start()
  await again.window.openStudio()
  await expect(again.window.studio.tiles).toHaveCount(1)
  expect(services.requests).toHaveLength(1)
  await expect.poll(() => bucket.objects.size).toBe(0)
  const host = await (await again.window.openSettings()).imageHost()
  for (const put of begun)
    await expect(
      host.log.filter({ hasText: 'Picture deleted' }).filter({ hasText: put.replace('PUT ', '') })
    ).toHaveCount(1)
  await expect(host.log.filter({ hasText: 'Picture deleted' })).toHaveCount(1 + begun.length)
})

test('with the user’s links, the saved files are those that are sent, and a dead link costs nothing', async ({
  profile,
  services,
  startStudio
}) => {
  const { window, main } = await startStudio({ imageHost: 'link' })
  const place = await startS3Server({ publicRead: true })
  const { studio } = window
  await prepare(studio)
  await expect(studio.sent).toContainText(
    'Save both files, put them where Pixazo can fetch them, and enter their links.'
  )
  await studio.repaintByKeys()
  await expect(studio.problems).toHaveText('Enter the links to both files: the picture and the mask.')
  const links = { picture: `${place.url}/${place.bucket}/p.png`, mask: `${place.url}/${place.bucket}/m.png` }
  for (const which of ['picture', 'mask'] as const) {
    const file = join(profile, `${which} to send.png`)
    await main.answer('showSaveDialog', { canceled: false, filePath: file })
    await studio.sent.getByRole('button', { name: `Save ${which}…` }).click()
    await expect(window.message(`Saved as ${file}`)).toBeVisible()
    const bytes = await readFile(file)
    expect(bytes.equals((await studio.sentFile(which))!)).toBe(true)
    if (which === 'picture') place.objects.set('p.png', { bytes, contentType: 'image/png' })
    await studio.sent.getByLabel(`Link to the ${which}`).fill(links[which])
  }
  await studio.repaint()
  await expect(studio.jobs).toContainText('The link to the mask has expired or leads nowhere.')
  await expect(studio.jobs).toContainText('Put the mask there again, or give another link. Nothing was sent.')
  expect(services.requests).toEqual([])

  place.objects.set('m.png', { bytes: await readFile(join(profile, 'picture to send.png')), contentType: 'image/png' })
  await studio.jobs.getByRole('button', { name: 'Remove' }).click()
  await studio.repaint()
  await expect(studio.jobs).toContainText(
    `The link to the mask on 127.0.0.1:${place.port} leads to another picture than the one to be sent.`
  )
  expect(services.requests).toEqual([])

  place.objects.set('m.png', { bytes: await readFile(join(profile, 'mask to send.png')), contentType: 'image/png' })
  await studio.jobs.getByRole('button', { name: 'Remove' }).click()
  services.script(operationId, { kind: 'repaint', how: 'white' })
  await studio.repaint()
  await expect(studio.tiles).toHaveCount(1)
  expect(services.requests.map(({ body }) => body)).toMatchObject([{ imageUrl: links.picture, maskUrl: links.mask }])
  await place.close()
})

test('a repaint without a prompt says so before the press, and the press puts the cursor there', async ({
  startStudio
}) => {
  const { studio } = (await startStudio()).window
  await studio.openFile(await pngFile(photo(320, 256, 52)))
  await studio.chooseModel('Demo · SD 1.5 inpainting')
  await studio.painter.setBrush({ size: 60 })
  await (await studio.painter.sheet({ width: 320, height: 256 })).mouse([
    { x: 120, y: 120 },
    { x: 200, y: 140 }
  ])
  await expect(studio.prompt).toHaveAttribute('placeholder', 'What the painted part shows')
  await expect(studio.repaintButton).toHaveAttribute('aria-disabled', 'true')
  await expect(studio.panel).toContainText('Write what the painted part changes to.')
  await studio.repaintButton.dispatchEvent('click')
  await expect(studio.prompt).toBeFocused()
  await expect(studio.problems.filter({ hasText: 'Write what' })).toBeVisible()
  await studio.prompt.fill('a window')
  await expect(studio.repaintButton).not.toHaveAttribute('aria-disabled')
})

test('Extend is one of the tools, and shows the picture itself', async ({ startStudio }) => {
  const { window, page } = await startStudio()
  const { studio } = window
  await studio.openFile(await pngFile(photo(320, 256, 53)))
  const tools = page.getByRole('toolbar', { name: 'Tools' })
  await tools.getByRole('button', { name: 'Extend…' }).click()
  const image = window.dialog.locator('svg image')
  await expect(image).toHaveAttribute('href', /^media\/.+\/thumbnail/)
  const before = (await image.boundingBox())!
  await window.dialog.getByRole('textbox', { name: 'Right, pixels' }).fill('320')
  await expect.poll(async () => (await image.boundingBox())!.width).toBeLessThan(before.width)
  await page.keyboard.press('Escape')
})
