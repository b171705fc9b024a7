/**
 * What the studio's specs start from: a strict bucket as the image host, pictures whose every pixel is known, shapes to
 * compare masks with.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import type { Picture } from '../../src/shared/domain/picture.ts'
import { invoke } from '../pages/bridge.ts'
import type { Point } from '../pages/pointer-input.ts'
import { type S3Server, startS3Server } from '../services/s3-server.ts'
import type { Studio } from './studio.ts'
import { test as base } from './studio.ts'

export { expect } from './studio.ts'

export interface Raw {
  width: number
  height: number
  /** Three bytes per pixel of a picture, one of a mask. */
  data: Buffer
}

interface RepaintFixtures {
  bucket: S3Server
  /** Starts the app with every service and the bucket in place, and opens the studio. */
  startStudio: (settings?: { imageHost?: 'none' | 'link' }) => Promise<Studio>
}

export const test = base.extend<RepaintFixtures>({
  bucket: async ({}, use) => {
    const bucket = await startS3Server()
    await use(bucket)
    await bucket.close()
  },

  startStudio: async ({ services, bucket, startReady }, use) => {
    services.mustFetch = true
    await use(async ({ imageHost } = {}) => {
      const studio = await startReady()
      if (imageHost === undefined) await useBucket(studio.page, bucket)
      if (imageHost === 'link') await invoke(studio.page, 'settings.update', { imageHost: { use: 'link', s3: null } })
      const { studio: page } = studio.window
      await studio.window.openStudio()
      await page.holdSentFiles()
      return studio
    })
  }
})

/** Makes the bucket the image host. @param secret the bucket's own unless a test supplies a wrong one */
export async function useBucket(page: Page, bucket: S3Server, secret = bucket.secret): Promise<void> {
  await invoke(page, 'settings.update', {
    imageHost: {
      use: 's3',
      s3: {
        endpoint: bucket.url,
        region: bucket.region,
        bucket: bucket.bucket,
        prefix: 'palimpsest',
        accessKeyId: bucket.accessKeyId,
        pathStyle: true,
        publicBaseUrl: null,
        linkLifetime: 3600,
        deleteAfter: true
      }
    }
  })
  await invoke(page, 'keys.set', { providerId: 'image-host.s3', key: secret, protection: 'keychain' })
}

/** A picture without two equal neighbours, so that a displaced pixel is found. */
export function photo(width: number, height: number, seed = 1): Raw {
  const data = Buffer.alloc(width * height * 3)
  let noise = seed >>> 0
  for (let at = 0; at < width * height; at += 1) {
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0
    const [x, y] = [at % width, Math.floor(at / width)]
    data[at * 3] = Math.floor((x * 200) / width) + ((noise >>> 24) & 31)
    data[at * 3 + 1] = Math.floor((y * 200) / height) + ((noise >>> 16) & 31)
    data[at * 3 + 2] = ((x >> 5) + (y >> 5)) % 2 === 0 ? 60 + ((noise >>> 8) & 31) : 160 + ((noise >>> 8) & 31)
  }
  return { width, height, data }
}

/** The picture as a file to open. */
export async function pngFile(
  { width, height, data }: Raw,
  name = 'photograph.png'
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return { name, mimeType: 'image/png', buffer }
}

export async function decodePicture(bytes: Uint8Array): Promise<Raw> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

export async function decodeMask(bytes: Uint8Array): Promise<Raw> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

/** A shape as a point's distance to its edge: below 0 inside. */
export type Shape = (x: number, y: number) => number

/** Two circles and everything between them, as a brush leaves between two points. */
export function stroke(a: Point & { r: number }, b: Point & { r: number }): Shape {
  return (x, y) => {
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const length = dx * dx + dy * dy
    let least = Number.POSITIVE_INFINITY
    // The nearest of a fine row of circles: the radius may change on the way.
    const parts = length === 0 || a.r === b.r ? 0 : 200
    if (parts === 0) {
      const at = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
      return Math.hypot(x - a.x - at * dx, y - a.y - at * dy) - a.r
    }
    for (let part = 0; part <= parts; part += 1) {
      const at = part / parts
      least = Math.min(least, Math.hypot(x - a.x - at * dx, y - a.y - at * dy) - (a.r + (b.r - a.r) * at))
    }
    return least
  }
}

export function rectangle(a: Point, b: Point): Shape {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
  return (x, y) => Math.max(left - x, x - right, top - y, y - bottom)
}

/** A convex one, its corners clockwise on the screen. */
export function polygon(corners: readonly Point[]): Shape {
  return (x, y) =>
    Math.max(
      ...corners.map((a, at) => {
        const b = corners[(at + 1) % corners.length]!
        return ((b.y - a.y) * (x - a.x) - (b.x - a.x) * (y - a.y)) / Math.hypot(b.x - a.x, b.y - a.y)
      })
    )
}

export const together =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)))

export interface Likeness {
  /** Intersection over union of the white pixels and the shape. */
  overlap: number
  /** How far the worst wrong pixel is from the shape's edge, pixels. */
  worst: number
  /** Every value that occurs. */
  values: number[]
}

/** Compares a mask with a shape, pixel by pixel, at the pixels' centres. */
export function likeness({ width, height, data }: Raw, shape: Shape): Likeness {
  let [both, either, worst] = [0, 0, 0]
  const values = new Set<number>()
  for (let at = 0; at < width * height; at += 1) {
    values.add(data[at]!)
    const distance = shape((at % width) + 0.5, Math.floor(at / width) + 0.5)
    const [white, inside] = [data[at]! >= 128, distance <= 0]
    if (white && inside) both += 1
    if (white || inside) either += 1
    if (white !== inside) worst = Math.max(worst, Math.abs(distance))
  }
  return { overlap: either === 0 ? 0 : both / either, worst, values: [...values].sort((a, b) => a - b) }
}

/** The picture open in the studio, and its results, newest first. */
export async function familyOf({ page }: Studio): Promise<{ picture: Picture; results: Picture[] }> {
  const { studio } = await invoke(page, 'settings.get')
  const id = studio.pictureId!
  return {
    picture: await invoke(page, 'pictures.get', { id }),
    results: await invoke(page, 'pictures.children', { id })
  }
}

/** A picture's file in the library, decoded. */
export async function storedPicture({ profile }: Studio, { sha256, fileName }: Picture): Promise<Raw> {
  return await decodePicture(await readFile(join(profile, 'library', 'pictures', sha256.slice(0, 2), fileName)))
}

/** The positions where two pictures of the same size differ in any channel. */
export function differences(a: Raw, b: Raw): Point[] {
  const found: Point[] = []
  for (let at = 0; at < a.width * a.height; at += 1) {
    const first = at * 3
    if (
      a.data[first] !== b.data[first] ||
      a.data[first + 1] !== b.data[first + 1] ||
      a.data[first + 2] !== b.data[first + 2]
    )
      found.push({ x: (at % a.width) + 0.5, y: Math.floor(at / a.width) + 0.5 })
  }
  return found
}

export function pixelAt({ width, data }: Raw, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)]
}

/** Gives the page a file as another program does: dropped on the painter, or from the clipboard. */
export async function hand(
  page: Page,
  way: 'drop' | 'paste',
  { name, mimeType, buffer }: { name: string; mimeType: string; buffer: Buffer }
): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([text, fileName, type]) => {
      const files = new DataTransfer()
      files.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.codePointAt(0)!)], fileName, { type }))
      return files
    },
    [buffer.toString('base64'), name, mimeType] as const
  )
  if (way === 'paste')
    await page.evaluate(
      (clipboardData) =>
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })),
      transfer
    )
  else
    for (const event of ['dragenter', 'dragover', 'drop'])
      await page.getByRole('main').dispatchEvent(event, { dataTransfer: transfer })
}
