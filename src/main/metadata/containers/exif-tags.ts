/**
 * Reads EXIF tags: the main directory and the EXIF directory, nothing else. Values are only referenced here, and
 * entries may all point to the same bytes: whoever decodes them charges the budget.
 */
import type { ReadingBudget } from '../reading-budget.ts'

export interface ExifTag {
  tag: number
  /** TIFF type: 2 text, 3 and 4 numbers, 7 bytes. */
  type: number
  bytes: Uint8Array
}

export interface Exif {
  tags: ExifTag[]
  littleEndian: boolean
}

/** More than any program writes. */
const mostEntries = 200
const exifDirectory = 0x8769
const sizes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8 }

/** @param bytes from the byte order mark on. @returns null if there is none */
export function readExif(bytes: Uint8Array, budget: ReadingBudget): Exif | null {
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0)
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return null
  const littleEndian = order === 'II'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const main = directoryAt(bytes, view, view.getUint32(4, littleEndian), littleEndian, budget)
  const pointer = main.find(({ tag, bytes: value }) => tag === exifDirectory && value.length === 4)
  const added =
    pointer === undefined ? [] : directoryAt(bytes, view, numberOf(pointer, littleEndian), littleEndian, budget)
  return { tags: [...main, ...added], littleEndian }
}

function directoryAt(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  littleEndian: boolean,
  budget: ReadingBudget
): ExifTag[] {
  if (offset + 2 > bytes.length) return []
  const tags: ExifTag[] = []
  const count = Math.min(view.getUint16(offset, littleEndian), mostEntries)
  for (
    let entry = offset + 2;
    tags.length < count && entry + 12 <= bytes.length && budget.take('entries');
    entry += 12
  ) {
    const type = view.getUint16(entry + 2, littleEndian)
    const length = (sizes[type] ?? 0) * view.getUint32(entry + 4, littleEndian)
    const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, littleEndian)
    const fits = length > 0 && at + length <= bytes.length
    tags.push({
      tag: view.getUint16(entry, littleEndian),
      type,
      bytes: fits ? bytes.subarray(at, at + length) : new Uint8Array(0)
    })
  }
  return tags
}

/** The first number of a tag of type 3 or 4; 0 if it has none. */
export function numberOf({ bytes }: ExifTag, littleEndian: boolean): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length >= 4) return view.getUint32(0, littleEndian)
  return bytes.length >= 2 ? view.getUint16(0, littleEndian) : 0
}

/** 1 to 8 as numbered by EXIF; 1 (upright) if the value makes no sense. */
export function orientationOf(exif: Exif | null): number {
  const tag = exif?.tags.find((candidate) => candidate.tag === 0x0112)
  if (exif === null || tag === undefined || tag.bytes.length < 2) return 1
  const value = new DataView(tag.bytes.buffer, tag.bytes.byteOffset, tag.bytes.byteLength).getUint16(
    0,
    exif.littleEndian
  )
  return value >= 1 && value <= 8 ? value : 1
}
