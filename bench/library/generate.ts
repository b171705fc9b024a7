/**
 * A library with any number of pictures, in seconds: every row is its own, the files behind them are shared by hash.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { monotonicFactory } from 'ulid'
import type { Imaging } from '../../src/main/imaging/imaging.ts'
import { pictureWork } from '../../src/main/imaging/pictures.ts'
import { openDatabase } from '../../src/main/library/database/database.ts'
import { inTransaction } from '../../src/main/library/database/migrations.ts'
import { PictureRows } from '../../src/main/library/database/picture-rows.ts'
import { hashOf } from '../../src/main/library/disk/hash.ts'
import { fileNameFor, libraryPaths } from '../../src/main/library/disk/library-paths.ts'
import type { StoredPicture } from '../../src/main/library/disk/sidecar.ts'
import { sidecarOf } from '../../src/main/library/disk/sidecar.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import type { Clock } from '../../src/shared/clock.ts'
import type { Picture } from '../../src/shared/domain/picture.ts'
import { varied } from './varied.ts'
import { details, foreign, negatives, noteWords, places, styles, subjects, tagWords } from './words.ts'

export interface GenerateOptions {
  /** Also writes a sidecar for each picture: slower, but needed to rebuild the database. Default false. */
  sidecars?: boolean
  /** Epoch milliseconds of the newest picture; default 1 November 2026. */
  newest?: number
  seed?: number
  /**
   * As people make them: by day rather than at night, some from other tools, some made from others. Default false: all
   * pictures alike.
   */
  varied?: boolean
}

type Original = Pick<Picture, 'sha256' | 'fileName' | 'mime' | 'width' | 'height' | 'bytes' | 'colour'>

const sizes = [
  [1024, 1024],
  [1152, 896],
  [896, 1152],
  [832, 1216],
  [1216, 832],
  [1344, 768],
  [768, 768],
  [512, 512]
] as const
/** Services and models, the frequent ones first. */
const sources = [
  ['pixazo/sdxl-base', 'Pixazo', 'SDXL base'],
  ['pixazo/sdxl-lightning', 'Pixazo', 'SDXL Lightning'],
  ['appypie/sdxl-lightning', 'AppyPie', 'SDXL Lightning'],
  ['pixazo/sd3', 'Pixazo', 'SD 3'],
  ['aigateway/sdxl-lightning', 'AIgateway', 'SDXL Lightning'],
  ['imagepipeline/sdxl', 'ImagePipeline (legacy)', 'SDXL']
] as const
const originalsMade = 48
const daysCovered = 400
const transactionSize = 5000

/** Whole numbers from 0 to below `n`, the same for the same seed (mulberry32). */
function randomFrom(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n)
  }
}

/**
 * Makes a library of `count` pictures in a new or empty folder.
 * @returns the ids, oldest first
 */
export async function generateLibrary(folder: string, count: number, options: GenerateOptions = {}): Promise<string[]> {
  const random = randomFrom(options.seed ?? 1)
  const empty = await openLibrary({ folder, imaging: noImaging, clock: stopped, newId: monotonicFactory() })
  await empty.close()
  const alike = await withOriginals(
    folder,
    describe(count, planOriginals(random), random, options.newest ?? Date.UTC(2026, 10, 1))
  )
  const pictures = options.varied === true ? varied(alike, random) : alike
  using database = openDatabase(libraryPaths(folder).database)
  database.exec('PRAGMA synchronous = OFF')
  const rows = new PictureRows(database)
  for (let at = 0; at < pictures.length; at += transactionSize) {
    inTransaction(database, () => {
      for (const stored of pictures.slice(at, at + transactionSize)) rows.insert(stored)
    })
  }
  if (options.sidecars === true) await writeSidecars(folder, pictures)
  return pictures.map(({ picture }) => picture.id)
}

/** An original's content before it is drawn: small libraries have only a few. */
interface Plan {
  width: number
  height: number
  type: 'png' | 'webp'
  from: number[]
  to: number[]
  waves: [number, number]
}

function planOriginals(random: (n: number) => number): Plan[] {
  const colour = (): number[] => [random(256), random(256), random(256)]
  return Array.from({ length: originalsMade }, (_, number) => {
    const [width, height] = sizes[number % sizes.length]!
    return {
      width,
      height,
      type: number % 6 === 0 ? 'png' : 'webp',
      from: colour(),
      to: colour(),
      waves: [1 + random(5), 1 + random(5)]
    }
  })
}

/** Draws and writes each original once. */
async function withOriginals(folder: string, described: readonly Described[]): Promise<StoredPicture[]> {
  const made = new Map<Plan, Original>()
  for (const { plan } of described) if (!made.has(plan)) made.set(plan, await writeOriginal(folder, plan))
  return described.map(({ stored, plan }) => ({ ...stored, picture: { ...stored.picture, ...made.get(plan)! } }))
}

async function writeOriginal(folder: string, plan: Plan): Promise<Original> {
  const layout = libraryPaths(folder)
  const { width, height, type } = plan
  const bytes = await pictureWork.encode({ pixels: gradient(plan), width, height, type, quality: 70 })
  const { facts, thumbnail } = await pictureWork.inspect({ picture: bytes, longSide: 512 })
  const sha256 = hashOf(bytes)
  const original = {
    sha256,
    fileName: fileNameFor(sha256, facts.mime),
    mime: facts.mime,
    width,
    height,
    bytes: bytes.length,
    colour: facts.colour
  }
  for (const [file, content] of [
    [layout.original({ ...original, id: '' }), bytes],
    [layout.thumbnail(sha256), thumbnail]
  ] as const) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  return original
}

/** Two colours that blend into each other in waves. */
function gradient({ width, height, from, to, waves: [fx, fy] }: Plan): Uint8Array {
  const pixels = new Uint8Array(width * height * 3)
  const across = Array.from(
    { length: width },
    (_, x) => [Math.sin((fx * x) / width), Math.cos((fx * x) / width)] as const
  )
  let at = 0
  for (let y = 0; y < height; y += 1) {
    const down = Math.sin((fy * y) / height) * 3
    const [sin, cos] = [Math.sin(down), Math.cos(down)]
    for (const [sinX, cosX] of across) {
      // The sine of both together.
      const mix = (sinX * cos + cosX * sin + 1) / 2
      for (let channel = 0; channel < 3; channel += 1)
        pixels[at + channel] = from[channel]! * mix + to[channel]! * (1 - mix)
      at += 3
    }
  }
  return pixels
}

interface Described {
  stored: StoredPicture
  plan: Plan
}

/** Values until the original is drawn. */
const notDrawn: Pick<Original, 'sha256' | 'fileName' | 'mime' | 'bytes' | 'colour'> = {
  sha256: '',
  fileName: '',
  mime: 'image/png',
  bytes: 0,
  colour: ''
}

function describe(count: number, plans: Plan[], random: (n: number) => number, newest: number): Described[] {
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!
  const newId = monotonicFactory()
  const step = Math.max(2, Math.floor((daysCovered * 86_400_000) / Math.max(1, count)))
  const pictures: Described[] = []
  for (let number = 0; number < count; number += 1) {
    const createdAt = newest - (count - 1 - number) * step - random(step)
    const plan = pick(plans)
    const negativePrompt = pick(negatives)
    // Low numbers are drawn more often.
    const [operationId, providerLabel, operationLabel] =
      sources[Math.min(random(sources.length), random(sources.length))]!
    const scene =
      random(50) === 0
        ? pick(foreign)
        : `${pick(subjects)} ${pick(places)}, ${pick(styles)}, ${pick(details)}, ${pick(details)}`
    // A rare word: one picture in a thousand has it.
    const prompt = number % 1000 === 0 ? `${scene}, kingfisher` : scene
    const parameters = {
      prompt,
      negativePrompt,
      width: plan.width,
      height: plan.height,
      steps: 20 + random(30),
      guidance: 5 + random(10) / 2,
      seed: random(4_294_967_296)
    }
    const id = newId(createdAt)
    const stored: StoredPicture = {
      order: createdAt * 1024,
      request: { operationId, parameters },
      picture: {
        ...notDrawn,
        width: plan.width,
        height: plan.height,
        id,
        createdAt,
        origin: 'generated',
        jobId: newId(createdAt),
        batchId: newId(createdAt),
        operationId,
        providerLabel,
        operationLabel,
        parameters,
        tookMs: 2000 + random(20_000),
        ordinal: 0,
        sourcePictureId: null,
        derivedFromPictureId: null,
        maskId: null,
        inpaint: null,
        inpaintReport: null,
        favourite: random(20) === 0,
        rating: random(6) === 0 ? 1 + random(5) : 0,
        notes: random(200) === 0 ? pick(noteWords) : '',
        tags: random(8) === 0 ? [...new Set([pick(tagWords), pick(tagWords)])] : [],
        collectionIds: [],
        imported: null,
        fileRemovedAt: null,
        children: 0,
        trashedAt: null,
        missing: false,
        demo: false
      }
    }
    pictures.push({ stored, plan })
  }
  return pictures
}

async function writeSidecars(folder: string, pictures: StoredPicture[]): Promise<void> {
  const layout = libraryPaths(folder)
  for (let at = 0; at < pictures.length; at += 64) {
    const some = pictures.slice(at, at + 64)
    await Promise.all(
      some.map((stored) => writeFile(layout.sidecar(stored.picture), `${JSON.stringify(sidecarOf(stored), null, 2)}\n`))
    )
  }
}

const stopped: Clock = { now: () => 0, monotonic: () => 0, sleep: async () => undefined }

const refuse = async (): Promise<never> => {
  throw new Error('an empty library needs no imaging')
}
/** For a library whose files already exist. */
export const noImaging: Imaging = {
  inspect: refuse,
  examine: refuse,
  texts: refuse,
  thumbnail: refuse,
  encodePng: refuse,
  decode: refuse,
  encode: refuse,
  convert: refuse,
  leave: refuse,
  prepareInpaint: refuse,
  stitch: refuse,
  close: async () => undefined
}
