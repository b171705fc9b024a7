/**
 * How a tile of the history is kept. What is kept is not the tile but how it differs from what it became (exclusive or), which
 * leads from either to the other, so undo and redo share one record. The shortest of these forms is taken: one number for a tile
 * that changed evenly; for a change of only 0 and 255 the lengths of its runs by rows or by columns, or a bit a pixel; else
 * runs of bytes, or the bytes themselves.
 */
import type { ByteReader, ByteWriter } from './bytes.ts'

export const tileSide = 64

const uniform = 0
const rowRuns = 1
const columnRuns = 2
const bits = 3
const byteRuns = 4
const bytes = 5

/** @param delta `width * height` values; `height` at most 64 */
export function writeTile(out: ByteWriter, delta: Uint8Array, width: number, height: number): void {
  const count = width * height
  const first = delta[0] as number
  let even = true
  let hard = true
  for (let i = 0; i < count; i += 1) {
    const value = delta[i] as number
    if (value !== first) even = false
    if (value !== 0 && value !== 255) hard = false
  }
  if (even) {
    out.byte(uniform)
    out.byte(first)
  } else if (hard) writeHard(out, delta, width, height)
  else writeSoft(out, delta, count)
}

function writeHard(out: ByteWriter, delta: Uint8Array, width: number, height: number): void {
  const count = width * height
  const packed = Math.ceil(count / 8)
  const byRows = flips(delta, width, height, 1, width)
  const byColumns = flips(delta, height, width, width, 1)
  if (Math.min(byRows, byColumns) + 2 >= packed) {
    out.byte(bits)
    for (let i = 0; i < count; i += 8) {
      let byte = 0
      for (let bit = 0; bit < 8 && i + bit < count; bit += 1) byte |= (delta[i + bit] as number) & (128 >> bit)
      out.byte(byte)
    }
  } else if (byRows <= byColumns) {
    out.byte(rowRuns)
    writeRuns(out, delta, width, height, 1, width)
  } else {
    out.byte(columnRuns)
    writeRuns(out, delta, height, width, width, 1)
  }
}

/** How often the value changes along the tile; near the number of bytes that runs take. */
function flips(delta: Uint8Array, along: number, across: number, step: number, stride: number): number {
  let now = 0
  let count = 0
  for (let line = 0; line < across; line += 1) {
    for (let i = 0, at = line * stride; i < along; i += 1, at += step) {
      if (delta[at] === now) continue
      now = delta[at] as number
      count += 1
    }
  }
  return count
}

/** Lengths of runs, the first one of zeros; the last one is what is left. */
function writeRuns(out: ByteWriter, delta: Uint8Array, along: number, across: number, step: number, stride: number): void {
  let now = 0
  let run = 0
  for (let line = 0; line < across; line += 1) {
    for (let i = 0, at = line * stride; i < along; i += 1, at += step) {
      if (delta[at] === now) run += 1
      else {
        out.number(run)
        now = delta[at] as number
        run = 1
      }
    }
  }
  out.number(run)
}

function writeSoft(out: ByteWriter, delta: Uint8Array, count: number): void {
  const start = out.length
  out.byte(byteRuns)
  for (let i = 0; i < count; ) {
    const value = delta[i] as number
    let run = 1
    while (i + run < count && delta[i + run] === value) run += 1
    out.number(run)
    out.byte(value)
    i += run
    if (out.length - start > count) {
      out.cut(start)
      out.byte(bytes)
      out.bytes(delta.subarray(0, count))
      return
    }
  }
}

/** The counterpart of `writeTile`: fills `delta`. */
export function readTile(from: ByteReader, delta: Uint8Array, width: number, height: number): void {
  const count = width * height
  const form = from.byte()
  if (form === uniform) delta.fill(from.byte(), 0, count)
  else if (form === rowRuns) readRuns(from, delta, width, height, 1, width)
  else if (form === columnRuns) readRuns(from, delta, height, width, width, 1)
  else if (form === bits) {
    const packed = from.bytes(Math.ceil(count / 8))
    for (let i = 0; i < count; i += 1) delta[i] = -(((packed[i >> 3] as number) >> (7 - (i & 7))) & 1)
  } else if (form === byteRuns) {
    for (let i = 0; i < count; ) {
      const run = from.number()
      delta.fill(from.byte(), i, i + run)
      i += run
    }
  } else delta.set(from.bytes(count))
}

function readRuns(from: ByteReader, delta: Uint8Array, along: number, across: number, step: number, stride: number): void {
  let value = 255
  let left = 0
  for (let line = 0; line < across; line += 1) {
    for (let i = 0, at = line * stride; i < along; i += 1, at += step) {
      while (left === 0) {
        left = from.number()
        value = 255 - value
      }
      delta[at] = value
      left -= 1
    }
  }
}
