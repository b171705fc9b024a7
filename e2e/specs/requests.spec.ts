/**
 * Every model's form, filled in through the window, and the resulting request: written out here as in the documents.
 */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { invoke, originalInPage } from '../pages/bridge.ts'
import type { ComposePanel } from '../pages/compose-panel.ts'
import type { DocumentedServices } from '../services/documented-services.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What the transport itself adds to every request; nothing else may be there. */
const transport = {
  host: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
  connection: expect.any(String),
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'Palimpsest'
}

interface Case {
  service: string
  model: string
  operationId: string
  fill: (compose: ComposePanel) => Promise<void>
  path: string
  headers: (services: DocumentedServices) => Record<string, string>
  body: Record<string, unknown>
  pictures?: number
}

const appypie = (services: DocumentedServices): Record<string, string> => ({
  'content-type': 'application/json',
  'ocp-apim-subscription-key': services.keys.appypie
})
const pixazo = (services: DocumentedServices): Record<string, string> => ({
  'content-type': 'application/json',
  'cache-control': 'no-cache',
  'ocp-apim-subscription-key': services.keys.pixazo
})

async function fillSizedForm(compose: ComposePanel): Promise<void> {
  await compose.prompt.fill('a kingfisher over a mill pond')
  await compose.negativePrompt.fill('blurred, text')
  await compose.setSize(320, 256)
  await compose.setNumber('Steps', 7)
  await compose.setNumber('Guidance', 3)
  await compose.setSeed(4_294_967_295)
}
const lightningBody = {
  prompt: 'a kingfisher over a mill pond',
  negativePrompt: 'blurred, text',
  height: 256,
  width: 320,
  num_steps: 7,
  guidance: 3,
  seed: 4_294_967_295
}

const cases: Case[] = [
  {
    service: 'AppyPie',
    model: 'SDXL Lightning',
    operationId: 'appypie/sdxl-lightning',
    fill: fillSizedForm,
    path: '/appypie-sdxl/getSDXLImage',
    headers: appypie,
    body: lightningBody
  },
  {
    service: 'Pixazo',
    model: 'SDXL Lightning',
    operationId: 'pixazo/sdxl-lightning',
    fill: fillSizedForm,
    path: '/pixazo/sdxl_lightning/getImage/v1/getSDXLImage',
    headers: pixazo,
    body: lightningBody
  },
  {
    service: 'Pixazo',
    model: 'SDXL Lightning (stream)',
    operationId: 'pixazo/sdxl-lightning-stream',
    fill: fillSizedForm,
    path: '/pixazo/sdxl_lightning/getImage/v1/getSDXLImageStream',
    headers: pixazo,
    body: lightningBody
  },
  {
    service: 'Pixazo',
    model: 'SDXL base 1.0',
    operationId: 'pixazo/sdxl-base',
    fill: fillSizedForm,
    path: '/pixazo/getImage/v1/getSDXLImage',
    headers: pixazo,
    body: {
      prompt: 'a kingfisher over a mill pond',
      negative_prompt: 'blurred, text',
      height: 256,
      width: 320,
      num_steps: 7,
      guidance_scale: 3,
      seed: 4_294_967_295
    }
  },
  {
    service: 'Pixazo',
    model: 'Stable Diffusion 3',
    operationId: 'pixazo/sd3',
    async fill(compose) {
      await compose.prompt.fill('a heron with “quotes”, 日本語 and 🐟')
      await compose.negativePrompt.fill('people')
      await compose.chip('Aspect ratio', '9:21').click()
      await compose.setNumber('Steps', 11)
      await compose.setNumber('Guidance', 6.5)
      await compose.chip('File format', 'PNG').click()
      await compose.openMore()
      await compose.setNumber('File quality', 55)
      await compose.setNumber('Prompt strength', 0.35)
    },
    path: '/pixazo/sd3/v1/getData',
    headers: pixazo,
    body: {
      prompt: 'a heron with “quotes”, 日本語 and 🐟',
      negativePrompt: 'people',
      steps: 11,
      cfg: 6.5,
      aspect_ratio: '9:21',
      output_format: 'png',
      output_quality: 55,
      prompt_strength: 0.35
    }
  },
  {
    service: 'Pixazo',
    model: 'Stable Diffusion 3.5 Large',
    operationId: 'pixazo/sd35-large',
    async fill(compose) {
      await compose.prompt.fill('an owl')
      await compose.chip('Aspect ratio', '3:4').click()
      await compose.setNumber('Steps', 21)
      await compose.setNumber('Guidance', 9.5)
      await compose.chip('File format', 'JPEG').click()
      await compose.openMore()
      await compose.setNumber('File quality', 71)
      await compose.setNumber('Prompt strength', 0.2)
    },
    path: '/pixazo/sd3-5/v1/r-sd-3-5-large',
    headers: pixazo,
    body: {
      prompt: 'an owl',
      aspect_ratio: '3:4',
      cfg: 9.5,
      steps: 21,
      output_format: 'jpg',
      output_quality: 71,
      prompt_strength: 0.2
    }
  },
  {
    service: 'AIgateway',
    model: 'SDXL Lightning',
    operationId: 'aigateway/sdxl-lightning',
    async fill(compose) {
      await compose.prompt.fill('two swans')
      await compose.chip('Size', '16:9').click()
      await compose.setNumber('Pictures per request', 2)
      await compose.openMore()
      await compose.chip('Returned as', 'The picture itself').click()
    },
    path: '/aigateway/v1/images/generations',
    headers: (services) => ({ 'content-type': 'application/json', authorization: `Bearer ${services.keys.aigateway}` }),
    body: {
      model: 'bytedance/stable-diffusion-xl-lightning',
      prompt: 'two swans',
      n: 2,
      size: '1344x768',
      response_format: 'b64_json'
    },
    pictures: 2
  },
  {
    service: 'ImagePipeline (legacy)',
    model: 'SDXL',
    operationId: 'imagepipeline/sdxl',
    async fill(compose) {
      await compose.prompt.fill('a bittern in the reeds')
      await compose.negativePrompt.fill('fog')
      await compose.setSize(256, 384)
      await compose.setNumber('Steps', 24)
      await compose.setNumber('Guidance', 8.5)
      await compose.setNumber('Pictures per request', 3)
      await compose.setSeed(0)
      await compose.openMore()
      await compose.select('Scheduler', 'DDIMScheduler')
      await compose.switch('Refiner').click()
      await compose.switch('Safety checker').click()
      await compose.setNumber('Denoising strength', 0.45)
      await compose.box('Model ID').fill('my-own-model')
    },
    path: '/imagepipeline/sdxl/text2image/v1',
    headers: (services) => ({ 'content-type': 'application/json', 'api-key': services.keys.imagepipeline }),
    body: {
      model_id: 'my-own-model',
      prompt: 'a bittern in the reeds',
      negative_prompt: 'fog',
      num_inference_steps: 24,
      refiner: false,
      samples: 3,
      guidance_scale: 8.5,
      width: 256,
      height: 384,
      safety_checker: false,
      scheduler: 'DDIMScheduler',
      seed: 0,
      strength: 0.45
    },
    pictures: 3
  }
]

/** White in a circle in the middle, black around it. */
async function circleMask(side: number, radius: number): Promise<Uint8Array<ArrayBuffer>> {
  const grey = Uint8Array.from({ length: side * side }, (_, at) =>
    Math.hypot((at % side) - side / 2, Math.floor(at / side) - side / 2) <= radius ? 255 : 0
  )
  return new Uint8Array(
    await sharp(grey, { raw: { width: side, height: side, channels: 1 } })
      .toColourspace('b-w')
      .png()
      .toBuffer()
  )
}

/**
 * Expects `count` new pictures whose bytes, as the page gets them, are those that the server sent. @returns their ids,
 * newest first
 */
async function expectStored(
  { page, window }: Studio,
  services: DocumentedServices,
  count: number,
  before: { pictures: number; downloads: number }
): Promise<string[]> {
  await expect(window.gallery.jobs).toHaveCount(0)
  await expect.poll(async () => (await invoke(page, 'library.info')).pictures).toBe(before.pictures + count)
  const { stubs } = await invoke(page, 'pictures.index', { after: null, limit: count })
  const ids = stubs.map(([id]) => id)
  const pictures = await Promise.all(ids.map(async (id) => await invoke(page, 'pictures.get', { id })))
  const fetched = await Promise.all(ids.map(async (id) => await originalInPage(page, id)))
  expect(fetched).toEqual(pictures.map(({ sha256: hash, mime }) => ({ sha256: hash, mime })))
  const served = services.downloads
    .slice(before.downloads)
    .map((path) => sha256(services.bytesOf(services.url + path)!))
  if (served.length > 0) expect(fetched.map((original) => original.sha256).toSorted()).toEqual(served.toSorted())
  return ids
}

async function expectDocumented(
  studio: Studio,
  services: DocumentedServices,
  { service, model, operationId, fill, path, headers, body, pictures = 1 }: Case
): Promise<void> {
  const { window, page } = studio
  const before = {
    pictures: (await invoke(page, 'library.info')).pictures,
    downloads: services.downloads.length,
    requests: services.requests.length
  }
  await window.compose.choose(service, model)
  await fill(window.compose)
  await window.compose.generate()
  await services.received(before.requests + 1)
  const [newest] = await expectStored(studio, services, pictures, before)

  expect(services.requests).toHaveLength(before.requests + 1)
  const request = services.requests.at(-1)
  expect([request?.method, request?.url, request?.operationId, request?.accepted]).toEqual([
    'POST',
    path,
    operationId,
    true
  ])
  expect(request?.body).toEqual(body)
  const { 'content-length': length, ...sent } = request?.headers ?? {}
  expect(Number(length)).toBe(Buffer.byteLength(JSON.stringify(body)))
  expect(sent).toEqual({ ...transport, ...headers(services) })

  const viewer = await window.gallery.open(window.gallery.picture(newest!))
  await expect(await viewer.inspector.request()).toContainText(JSON.stringify(body, null, 2))
  expect(await page.content()).not.toContain(Object.values(headers(services)).at(-1))
  await viewer.close()
}

for (const form of cases) {
  test(`the form of ${form.service}, ${form.model} becomes the documented request, and the answer is stored`, async ({
    services,
    startReady
  }) => {
    await expectDocumented(await startReady(), services, form)
  })
}

const inpainting = [
  ['appypie/sd15-inpainting', '/appypie-inpainting/getImage', 'negative_prompt'],
  ['pixazo/sd15-inpainting', '/pixazo/inpainting/v1/getImage', 'negative_prompt'],
  ['pixazo/sd15-inpainting-stream', '/pixazo/inpainting/v1/getImageStream', 'negativePrompt']
] as const

for (const [operationId, path, negative] of inpainting) {
  test(`${operationId} sends the links of picture and mask as documented`, async ({ services, startReady }) => {
    const studio = await startReady()
    const links = { imageUrl: 'https://pictures.example/room.png', maskUrl: 'https://pictures.example/mask.png' }
    const size = { width: 256, height: 320 }
    await invoke(studio.page, 'jobs.submit', {
      requests: [
        {
          operationId,
          parameters: {
            prompt: 'a cat on the chair',
            negativePrompt: 'dog',
            ...size,
            steps: 9,
            guidance: 4,
            seed: 77
          },
          source: { kind: 'link', url: links.imageUrl },
          mask: { kind: 'link', url: links.maskUrl }
        }
      ]
    })
    await expectStored(studio, services, 1, { pictures: 0, downloads: 0 })
    const [request] = services.requests
    expect([request?.url, request?.accepted]).toEqual([path, true])
    expect(request?.body).toEqual({
      prompt: 'a cat on the chair',
      ...links,
      [negative]: 'dog',
      ...size,
      num_steps: 9,
      guidance: 4,
      seed: 77
    })
  })
}

test('the demo repaints the white part of a mask, and the picture knows what it was made from', async ({ start }) => {
  const { window, page } = await start({ settings: { welcomed: true } })
  const size = { width: 128, height: 128 }
  await invoke(page, 'jobs.submit', {
    requests: [{ operationId: 'demo/sdxl-lightning', parameters: { prompt: 'a blue sea', ...size, steps: 4, seed: 3 } }]
  })
  await expect(window.gallery.pictures).toHaveCount(1)
  const [source] = await window.gallery.ids()
  const mask = await invoke(page, 'masks.add', { png: await circleMask(128, 40) })
  await invoke(page, 'jobs.submit', {
    requests: [
      {
        operationId: 'demo/inpainting',
        parameters: { prompt: 'a red balloon', ...size, steps: 4, guidance: 5, seed: 9 },
        source: { kind: 'picture', pictureId: source! },
        mask: { kind: 'mask', maskId: mask.id }
      }
    ]
  })
  await expect(window.gallery.pictures).toHaveCount(2)
  const [made] = await window.gallery.ids()
  const picture = await invoke(page, 'pictures.get', { id: made! })
  expect([picture.sourcePictureId, picture.maskId, picture.demo]).toEqual([source, mask.id, true])

  const difference = await page.evaluate(
    async (ids) => {
      const pixels = async (id: string): Promise<Uint8ClampedArray> => {
        const bitmap = await createImageBitmap(await (await fetch(`media/${id}/original`)).blob())
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
        const context = canvas.getContext('2d')!
        context.drawImage(bitmap, 0, 0)
        return context.getImageData(0, 0, bitmap.width, bitmap.height).data
      }
      const [before, after] = await Promise.all(ids.map(pixels))
      const at = (data: Uint8ClampedArray, x: number, y: number): number[] =>
        Array.from(data.slice((y * 128 + x) * 4, (y * 128 + x) * 4 + 3))
      let inside = 0
      let outside = 0
      for (let y = 0; y < 128; y += 1) {
        for (let x = 0; x < 128; x += 1) {
          const changed = at(before!, x, y).some((value, channel) => value !== at(after!, x, y)[channel])
          const distance = Math.hypot(x - 64, y - 64)
          if (changed && distance < 30) inside += 1
          if (changed && distance > 60) outside += 1
        }
      }
      return { inside, outside }
    },
    [source!, made!]
  )
  expect(difference.outside).toBe(0)
  expect(difference.inside).toBeGreaterThan(1000)

  const viewer = await window.gallery.open(window.gallery.picture(made!))
  await expect(viewer.inspector.panel.getByText('Made from')).toBeVisible()
  await viewer.inspector.button('Open the picture it was made from').click()
  expect(await viewer.inspector.details(source!)).toMatchObject({ Prompt: 'a blue sea' })
})
