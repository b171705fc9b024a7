/**
 * A service that writes the key into the picture's own texts: the file is kept, the user is told, and no exported copy
 * contains it.
 */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { expect } from 'vitest'
import { createPictureExporter } from './exporting/picture-exporter.ts'
import { createRedactor } from './http/redaction.ts'
import { it } from './jobs/__fixtures__/it.ts'
import { pngTextChunk } from './metadata/containers/png-texts.ts'
import { writePngChunk } from './metadata/containers/write-png-chunk.ts'
import { readTexts } from './metadata/read-texts.ts'

/** A picture with the key as a text, as the name of a text, in escaped JSON, and in an unknown chunk. */
async function carrying(key: string): Promise<Uint8Array> {
  const plain = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#357' } })
    .png()
    .toBuffer()
  // After the signature and the header.
  const at = 8 + 25
  const escaped = JSON.stringify({ auth: key }).replaceAll('-', String.raw`\u002D`)
  const texts = [
    pngTextChunk('Comment', `made for ${key}`),
    pngTextChunk(key.slice(0, 79), 'x'),
    pngTextChunk('workflow', escaped),
    writePngChunk('keYs', Buffer.from(key))
  ]
  return Buffer.concat([plain.subarray(0, at), ...texts, plain.subarray(at)])
}

it('is kept as it came, reported, and cleaned in every copy', async ({ real }) => {
  const key = real.keys.get('aigateway')!
  const bytes = await carrying(key)
  real.services.script('aigateway/sdxl-lightning', {
    kind: 'answer',
    status: 200,
    body: { created: 1, data: [{ b64_json: Buffer.from(bytes).toString('base64') }] }
  })
  const job = await real.run(real.request('aigateway/sdxl-lightning'))
  expect(job).toMatchObject({ state: 'done', error: null })
  expect(job.warnings).toContain(
    'AIgateway wrote your key into the picture itself. ' +
      'The file in the library is unchanged; copies that leave the library do not contain the key.'
  )
  const [id = ''] = job.pictureIds
  const stored = await readFile((await real.library.originalPath(id))!)
  expect(stored.equals(bytes)).toBe(true)

  const redactor = createRedactor()
  redactor.add(key)
  const exporter = createPictureExporter({
    imaging: real.imaging,
    app: 'Palimpsest',
    redact: (text) => redactor.redact(text)
  })
  const picture = real.library.get(id)!
  for (const profile of ['everything', 'a1111', 'none'] as const) {
    for (const format of ['original', 'png', 'jpeg', 'webp'] as const) {
      const { bytes: left } = await exporter.file(picture, stored, { format, quality: 90, maxSide: null, profile })
      const said = readTexts(left).texts.flatMap(({ name, text }) => [name, text])
      expect(said.some((text) => redactor.holds(text))).toBe(false)
      expect(Buffer.from(left).includes(key)).toBe(false)
    }
  }
})
