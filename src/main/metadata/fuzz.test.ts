/** Five thousand mutated files, the same ones in every run. Nothing throws, and no file costs more than its budget. */
import { expect, it, vi } from 'vitest'
import type { PictureMime } from '../../shared/domain/picture.ts'
import { pictureMimeOf, readSignature } from '../../shared/domain/picture-signature.ts'
import { AppError } from '../../shared/errors.ts'
import { counted } from './__fixtures__/counted-work.ts'
import {
  app1,
  ascii,
  chunk,
  comment,
  intoJpeg,
  intoPng,
  intoWebp,
  iTXt,
  riff,
  segment,
  tEXt,
  tiff,
  xmpSegment,
  zTXt
} from './__fixtures__/made-files.ts'
import { plain } from './__fixtures__/plain-files.ts'
import { excess, savedNodes } from './__fixtures__/slow-files.ts'
import { readRecipe } from './read-recipe.ts'
import { readTexts } from './read-texts.ts'
import { writeWords } from './write-words.ts'
import { wordsOf } from './written-texts.ts'

vi.mock('node:zlib', async (original) => (await import('./__fixtures__/counted-work.ts')).countedZlib(await original()))

const mutations = 5000

/** mulberry32: small, and the same on every machine. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const statement =
  'a duck\nNegative prompt: none\n' +
  'Steps: 15, Sampler: "Euler, a", CFG scale: 5, Seed: 2, Size: 8x8, Hashes: {"model": "1f"}'
const graph = JSON.stringify({
  '3': {
    class_type: 'KSampler',
    inputs: {
      seed: 5,
      steps: 20,
      cfg: 8,
      positive: ['6', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
      model: ['4', 0]
    }
  },
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'm.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 8, height: 8 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a duck' } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'none' } },
  '9': { class_type: 'SaveImage', inputs: { images: ['3', 0] } }
})
const swarm = JSON.stringify({
  sui_image_params: { prompt: 'a duck', seed: 12345678901234567890n.toString(), steps: 5 }
})
const packet =
  '<x:xmpmeta><rdf:Description dc:description="a duck" exif:UserComment="Steps: 1, Seed: 2, Size: 3x4"/></x:xmpmeta>'

const exif = tiff([ascii(0x010e, `workflow:{}`), ascii(0x0110, `prompt:${graph}`), comment(statement)])
const files = [
  intoPng(plain.png, [tEXt('parameters', statement), zTXt('prompt', graph), iTXt('workflow', '{"nodes": []}', true)]),
  intoPng(plain.png, [chunk('eXIf', exif), iTXt('XML:com.adobe.xmp', packet), zTXt('Comment', swarm)], 'after'),
  intoJpeg(plain.jpeg, [
    app1(tiff([comment(swarm)])),
    xmpSegment(packet),
    segment(0xfe, Buffer.from(statement, 'utf16le'))
  ]),
  intoJpeg(plain.jpeg, [app1(exif)]),
  intoWebp(plain.webp, [riff('EXIF', exif), riff('XMP ', Buffer.from(packet))]),
  plain.avif
]

/** Words that trip up programs, replacing existing ones. */
const hostile: readonly ((roll: (below: number) => number) => string)[] = [
  () => '{'.repeat(3000),
  () => `{"a":${'['.repeat(40_000)}`,
  () => savedNodes(300),
  () => `{"sui_image_params":{"seed":${'9'.repeat(2000)},"prompt":NaN}}`,
  () => `Steps: 1, ${'a: {"b": "'.repeat(2000)}`,
  () => '"'.repeat(5000),
  (roll) => String.fromCharCode(...Array.from({ length: 500 }, () => roll(0x1_0000))),
  () => '{"__proto__": {"constructor": 1}, "class_type": "KSampler", "inputs": {"__proto__": ["a", 0]}}',
  () => `{"software":"RuinedFooocus","seed":1e999,"steps":-0,"Prompt":["x"]}`,
  () => '<a exif:UserComment=\'"'.repeat(500)
]

type Mutation = (bytes: Buffer, roll: (below: number) => number) => Buffer

const kinds: readonly Mutation[] = [
  // Truncated.
  (bytes, roll) => bytes.subarray(0, roll(bytes.length)),
  // Flipped bits.
  (bytes, roll) => {
    const turned = Buffer.from(bytes)
    for (let left = 1 + roll(40); left > 0; left -= 1) turned[roll(turned.length)]! ^= 1 << roll(8)
    return turned
  },
  // A false length, offset or count.
  (bytes, roll) => {
    const lying = Buffer.from(bytes)
    const values = [0, 1, 0x7fff_ffff, 0xffff_ffff, bytes.length, bytes.length - roll(50), roll(0xffff_ffff)]
    for (let left = 1 + roll(4); left > 0; left -= 1) {
      const at = roll(Math.max(1, lying.length - 4))
      if (roll(2) === 0) lying.writeUInt32BE(values[roll(values.length)]! >>> 0, at)
      else lying.writeUInt32LE(values[roll(values.length)]! >>> 0, at)
    }
    return lying
  },
  // A part repeated many times.
  (bytes, roll) => {
    const from = roll(bytes.length)
    const part = bytes.subarray(from, from + 1 + roll(300))
    return Buffer.concat([
      bytes.subarray(0, from),
      ...Array.from({ length: 1 + roll(300) }, () => part),
      bytes.subarray(from)
    ])
  },
  // Parts in another order.
  (bytes, roll) => {
    const [first, second] = [roll(bytes.length), roll(bytes.length)].toSorted((a, b) => a - b) as [number, number]
    return Buffer.concat([
      bytes.subarray(0, 16),
      bytes.subarray(second),
      bytes.subarray(first, second),
      bytes.subarray(16, first)
    ])
  },
  // A part of another file.
  (bytes, roll) => {
    const other = files[roll(files.length)]!
    const from = roll(other.length)
    const at = roll(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + roll(400)), bytes.subarray(at)])
  },
  // Intact, but with hostile text.
  (bytes, roll) => {
    const text = hostile[roll(hostile.length)]!(roll)
    const name = [
      'parameters',
      'prompt',
      'workflow',
      'Comment',
      'invokeai_metadata',
      'palimpsest',
      'Dream',
      'Software'
    ][roll(8)]!
    const mime = pictureMimeOf(bytes)
    if (mime === 'image/jpeg')
      return intoJpeg(bytes, [
        roll(2) === 0 ? app1(tiff([comment(text.slice(0, 30_000))], roll(2) === 0)) : xmpSegment(text.slice(0, 60_000))
      ])
    if (mime === 'image/webp')
      return intoWebp(bytes, [riff('EXIF', tiff([ascii(0x0110, `${name}:${text}`), comment(text)]))])
    return intoPng(bytes, [[tEXt, zTXt, iTXt][roll(3)]!(name, text)])
  }
]

it(`${mutations} mutations of every container throw nothing and stay within the budget`, () => {
  const outcomes = { texts: 0, recipes: 0, written: 0 }
  for (let nth = 0; nth < mutations; nth += 1) {
    const roll = dice(nth + 1)
    let bytes = files[nth % files.length]!
    for (let left = 1 + roll(3); left > 0; left -= 1)
      if (bytes.length > 20) bytes = kinds[roll(kinds.length)]!(bytes, roll)
    const mutated = bytes
    const { value, work } = counted(() => {
      readSignature(mutated)
      return { texts: readTexts(mutated).texts.length, recipe: readRecipe(mutated) }
    })
    // Read twice, for its texts and for its recipe.
    expect(excess(mutated, work, 2), `mutation ${nth}`).toEqual([])
    if (value.texts > 0) outcomes.texts += 1
    if (value.recipe !== null) outcomes.recipes += 1
    if (nth % 10 === 0 && writes(mutated)) outcomes.written += 1
  }
  // Ensures that many of them got far into the readers.
  expect(outcomes.texts).toBeGreaterThan(mutations / 4)
  expect(outcomes.recipes).toBeGreaterThan(mutations / 8)
  expect(outcomes.written).toBeGreaterThan(mutations / 100)
}, 120_000)

/** Written into again, or refused with one of the app's errors. */
function writes(bytes: Buffer): boolean {
  const mime: PictureMime = pictureMimeOf(bytes) ?? 'image/png'
  const facts = {
    app: 'x',
    width: 8,
    height: 8,
    service: null,
    model: null,
    operationId: null,
    parameters: { prompt: 'a' },
    createdAt: 0
  }
  const more = { software: null, extra: {}, byRule: false, rating: 0, tags: [], notes: '' }
  const asItIs = (text: string): string => text
  try {
    writeWords(bytes, mime, wordsOf('everything', { ...facts, ...more }, asItIs), asItIs)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
