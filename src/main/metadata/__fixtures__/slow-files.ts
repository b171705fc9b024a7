/**
 * Small files that would take long to read: each is a valid picture containing something that costs more than its
 * length.
 */
import { deflateSync } from 'node:zlib'
import type { Work } from './counted-work.ts'
import { app1, chunk, intoJpeg, intoPng, intoWebp, iTXt, riff, segment, tEXt, zTXt } from './made-files.ts'

export interface Pictures {
  png: Buffer
  jpeg: Buffer
  webp: Buffer
}

const megabyte = 1024 * 1024

/** Each impossible length is followed by chunk names with lengths up to the end of the file, and then a valid chunk. */
export function falseLengths(png: Buffer, size: number): Buffer {
  const garbage = Buffer.alloc(size)
  const sound = tEXt('a', 'b')
  let at = 0
  while (at + 12 * 60 + sound.length + 32 < size) {
    garbage.writeUInt32BE(0xffff_ffff, at)
    garbage.write('xxxx', at + 4, 'latin1')
    at += 9
    for (let nth = 0; nth < 60; nth += 1) {
      garbage.writeUInt32BE(size - at - 12, at)
      garbage.write('tEXt', at + 4, 'latin1')
      at += 12
    }
    sound.copy(garbage, at)
    at += sound.length
  }
  return intoPng(png, [garbage], 'after')
}

/** Each inflates to a little less than the limit for one text. */
export function packedTexts(png: Buffer, count: number, damaged = false): Buffer {
  const packed = deflateSync(Buffer.alloc(megabyte - 6, 'x'))
  const one = chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), damaged ? packed.subarray(0, -8) : packed]))
  return intoPng(
    png,
    Array.from({ length: count }, () => one)
  )
}

/** Two hundred entries that all point to the same bytes. */
function overlapping(valueBytes: number): Buffer {
  const entries = 200
  const at = 8 + 2 + entries * 12 + 4
  const head = Buffer.alloc(at)
  head.write('MM\0*\0\0\0\x08', 'latin1')
  head.writeUInt16BE(entries, 8)
  for (let nth = 0; nth < entries; nth += 1) {
    const entry = 10 + nth * 12
    head.writeUInt16BE(0x9286, entry)
    head.writeUInt16BE(7, entry + 2)
    head.writeUInt32BE(valueBytes, entry + 4)
    head.writeUInt32BE(at, entry + 8)
  }
  return Buffer.concat([head, Buffer.from('UNICODE\0'), Buffer.alloc(valueBytes - 8, 'z\0', 'latin1')])
}

export const overlappingInPng = ({ png }: Pictures): Buffer =>
  intoPng(
    png,
    Array.from({ length: 8 }, () => chunk('eXIf', overlapping(megabyte)))
  )
export const overlappingInWebp = ({ webp }: Pictures): Buffer =>
  intoWebp(
    webp,
    Array.from({ length: 8 }, () => riff('EXIF', overlapping(megabyte)))
  )
export const overlappingInJpeg = ({ jpeg }: Pictures): Buffer =>
  intoJpeg(
    jpeg,
    Array.from({ length: 120 }, () => app1(overlapping(60_000)))
  )

/** Very many save nodes, none of which leads to a sampler; each leads to all of the others. */
export function savedNodes(count: number): string {
  const nodes = Array.from({ length: count }, (_, at) => [
    String(at),
    {
      class_type: 'SaveImage',
      inputs: {
        a: [String((at + 1) % count), 0],
        b: [String((at * 7 + 3) % count), 0],
        c: [String((at * 31 + 11) % count), 0]
      }
    }
  ])
  return JSON.stringify(Object.fromEntries(nodes))
}

/** Each node saves, and leads only to the next; the sampler has its own prompt. */
export function ringOfNodes(count: number): string {
  const ring = Array.from({ length: count }, (_, at) => [
    `r${at}`,
    { class_type: 'SaveImage', inputs: { images: [`r${(at + 1) % count}`, 0] } }
  ])
  const sampler = {
    class_type: 'KSampler',
    inputs: { seed: 7, steps: 9, positive: ['words', 0], latent_image: ['none', 0] }
  }
  const words = { class_type: 'CLIPTextEncode', inputs: { text: 'a ring of stones' } }
  return JSON.stringify({ ...Object.fromEntries(ring), sampler, words })
}

/** One node with so many inputs that no call takes them as arguments. */
export function wideNode(inputs: number): string {
  const wide = Object.fromEntries(Array.from({ length: inputs }, (_, at) => [`input${at}`, 1]))
  const sampler = { class_type: 'KSampler', inputs: { seed: 7, positive: ['wide', 0], latent_image: ['none', 0] } }
  return JSON.stringify({ sampler, wide: { class_type: 'Everything', inputs: wide } })
}

const numbers = `{"a":[${'1,'.repeat(499_990)}1]}`

/** Eight texts, each of half a million numbers, in places where every reader looks for JSON. */
export const jsonOfNumbers = ({ png }: Pictures): Buffer =>
  intoPng(
    png,
    [
      'parameters',
      'prompt',
      'workflow',
      'invokeai_metadata',
      'invokeai_graph',
      'sd-metadata',
      'palimpsest',
      'Comment'
    ].map((name) => zTXt(name, numbers))
  )

/** Nested objects: a naive reader searches for the end again from each of them. */
export function nestedPairs(count: number): string {
  return `a prompt\nSteps: 1, ${'ab:{,'.repeat(count)}${'}'.repeat(count)} x`
}

export const slowFiles: readonly [string, (pictures: Pictures) => Buffer][] = [
  ['lengths that cannot be true, 1 MB of them', ({ png }) => falseLengths(png, megabyte)],
  ['800 packed texts', ({ png }) => packedTexts(png, 800)],
  ['800 packed texts that are damaged at their end', ({ png }) => packedTexts(png, 800, true)],
  ['countless packed texts of nothing', ({ png }) => intoPng(png, [Buffer.alloc(5_000_000, zTXt('a', ''))])],
  [
    'a packed text of blocks that hold nothing',
    ({ png }) =>
      intoPng(
        png,
        Array.from({ length: 20 }, () =>
          chunk(
            'zTXt',
            Buffer.concat([Buffer.from('a\0\0x\x9c', 'latin1'), Buffer.alloc(1_000_000, '\0\0\0\xff\xff', 'latin1')])
          )
        )
      )
  ],
  ['entries of EXIF that overlap, in a PNG', overlappingInPng],
  ['entries of EXIF that overlap, in a JPEG', overlappingInJpeg],
  ['entries of EXIF that overlap, in a WebP', overlappingInWebp],
  ['5,000 saved nodes', ({ png }) => intoPng(png, [zTXt('prompt', savedNodes(5000))])],
  ['a ring of 4,000 saved nodes', ({ png }) => intoPng(png, [zTXt('prompt', ringOfNodes(4000))])],
  ['a node of 60,000 inputs', ({ png }) => intoPng(png, [zTXt('prompt', wideNode(60_000))])],
  ['JSON of numbers', jsonOfNumbers],
  [
    'objects in objects',
    ({ png }) =>
      intoPng(
        png,
        Array.from({ length: 150 }, () => zTXt('parameters', nestedPairs(6000)))
      )
  ],
  ['a million chunks of nothing', ({ png }) => intoPng(png, [Buffer.alloc(12_000_000, chunk('abcd', ''))])],
  [
    'a million segments of nothing',
    ({ jpeg }) => intoJpeg(jpeg, [Buffer.alloc(4_000_000, segment(0xe5, Buffer.alloc(0)))])
  ],
  ['16 MB of fill bytes', ({ jpeg }) => intoJpeg(jpeg, [Buffer.alloc(16_000_000, 0xff)])],
  [
    'a million RIFF chunks of nothing',
    ({ webp }) => intoWebp(webp, [Buffer.alloc(8_000_000, riff('none', Buffer.alloc(0)))])
  ],
  ['names of chunks and nothing else', ({ png }) => intoPng(png, [Buffer.alloc(8_000_000, 'tEXt')])]
]

/** A text that is read despite what is beside it. */
export const readable = iTXt('parameters', 'a quiet harbour\nSteps: 12, Sampler: Euler, Seed: 5, Size: 8x8')

/** The limits for any file, read once. A text is decoded a second time if its encoding turns out to be another one. */
const most = (bytes: Uint8Array): Work => ({
  summed: 2 * bytes.length,
  inflated: 8 * megabyte,
  searched: 8 * bytes.length,
  decoded: 2 * 8 * megabyte + megabyte,
  parsed: 8 * megabyte,
  looked: 500_000
})

/** What exceeded the limits; nothing for a file that was read within its budget. */
export function excess(bytes: Uint8Array, work: Work, times = 1): string[] {
  const limits = most(bytes)
  return (Object.keys(limits) as (keyof Work)[])
    .filter((kind) => work[kind] > times * limits[kind])
    .map((kind) => `${kind} is ${work[kind]}, and the limit ${times * limits[kind]}`)
}
