/** Writes texts into a PNG, chunk by chunk: the pixels are copied byte for byte. */

import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { orientationOf, readExif } from './containers/exif-tags.ts'
import { FoundTexts } from './containers/found-texts.ts'
import { pngChunks, pngStart } from './containers/png-chunks.ts'
import { pngTextChunk, readPngTexts } from './containers/png-texts.ts'
import { writeExif } from './containers/write-exif.ts'
import { writePngChunk } from './containers/write-png-chunk.ts'
import { xmpKeyword } from './containers/xmp.ts'
import { ReadingBudget } from './reading-budget.ts'
import type { Clean } from './written-texts.ts'

/** Chunks that affect how the pixels look; every other non-critical one may contain anything. */
const ofPixels = new Set([
  'iCCP',
  'sRGB',
  'gAMA',
  'cHRM',
  'cICP',
  'mDCV',
  'cLLI',
  'sBIT',
  'bKGD',
  'tRNS',
  'pHYs',
  'hIST',
  'acTL',
  'fcTL',
  'fdAT'
])

export interface PngTexts {
  /** Written, by keyword. */
  texts: readonly (readonly [string, string])[]
  /** Null drops what other programs wrote into the file; otherwise it is kept, cleaned by this. */
  keep: Clean | null
}

/** @throws AppError bad-response: no complete PNG; unsupported: in too many pieces */
export function writePng(bytes: Uint8Array, { texts, keep }: PngTexts): Uint8Array {
  const budget = new ReadingBudget(bytes.length)
  const chunks = [...pngChunks(bytes, budget)]
  assertWithin(budget)
  const pixels = chunks.findIndex(({ type }) => type === 'IDAT')
  if (chunks[0]?.type !== 'IHDR' || pixels < 0 || chunks.at(-1)?.type !== 'IEND') throw damaged()
  const written = texts.map(([name, text]) => pngTextChunk(name, text))
  const exif = chunks.find(({ type }) => type === 'eXIf')
  const upright =
    exif === undefined
      ? null
      : writeExif({ orientation: orientationOf(readExif(exif.data, budget)), texts: new Map(), comment: null })
  const added = [
    ...(upright === null ? [] : [writePngChunk('eXIf', upright)]),
    ...written,
    ...(keep === null ? [] : keptTexts(bytes, keep, texts))
  ]
  const parts: Uint8Array[] = [bytes.subarray(0, pngStart)]
  chunks.forEach((chunk, index) => {
    if (index === pixels) parts.push(...added)
    if (isCritical(chunk.type) || ofPixels.has(chunk.type)) parts.push(bytes.subarray(chunk.start, chunk.end))
  })
  return Buffer.concat(parts)
}

const isCritical = (type: string): boolean => type.charCodeAt(0) < 97

/** Other programs' texts under names of their own; what could not be read is dropped. */
function keptTexts(bytes: Uint8Array, clean: Clean, written: PngTexts['texts']): Uint8Array[] {
  const found = new FoundTexts(new ReadingBudget(bytes.length))
  readPngTexts(bytes, found)
  const taken = new Set([...written.map(([name]) => name), 'parameters', xmpKeyword])
  return found.texts
    .filter(({ name, place }) => place === 'png-text' && !taken.has(name) && name.length < 80)
    .map(({ name, text }) => pngTextChunk(clean(name), clean(text)))
}

/** A picture that was not fully read is not rewritten: parts of it would be missing. */
export function assertWithin(budget: ReadingBudget): void {
  if (budget.spent)
    throw new AppError('unsupported', t('metadata.writePng.tooManyPieces'), {
      nextStep: t('metadata.writePng.exportItInAnotherFormat')
    })
}

export const damaged = (): AppError =>
  new AppError('bad-response', t('metadata.writePng.damaged'), {
    nextStep: t('metadata.writePng.checkLibraryInSettings')
  })
