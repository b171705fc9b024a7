/**
 * How a tile in the history is stored: not the tile itself but its difference from what it became (exclusive or), which
 * converts either into the other, so undo and redo share one record. The shortest of these forms is used: one number
 * for a tile that changed uniformly; for a change of only 0 and 255 the lengths of its runs by rows or by columns, or
 * one bit per pixel; else runs of bytes, or the bytes themselves.
 */
import type { ByteReader, ByteWriter } from './bytes.ts'
import { tileArea as area, tileSide as side, type Tile } from './tile.ts'

const uniform = 0
const rowRuns = 1
const columnRuns = 2
const bits = 3
const byteRuns = 4
const bytes = 5

export function writeTile(out: ByteWriter, delta: Tile): void {
  const first = delta.bytes[0] as number
  if (isEven(delta)) {
    out.byte(uniform)
    out.byte(first)
  } else if (delta.measure().soft) writeSoft(out, delta.bytes)
  else writeHard(out, delta.bytes)
}

/** The counterpart of `writeTile`: fills `delta`. */
export function readTile(from: ByteReader, delta: Tile): void {
  const form = from.byte()
  if (form === uniform) delta.bytes.fill(from.byte())
  else if (form === rowRuns) readRows(from, delta.bytes)
  else if (form === columnRuns) readColumns(from, delta.bytes)
  else if (form === bits) readBits(from, delta.bytes)
  else if (form === byteRuns) readSoft(from, delta.bytes)
  else delta.bytes.set(from.bytes(area))
}

function isEven({ words, bytes: values }: Tile): boolean {
  const same = Math.imul(values[0] as number, 0x01010101) >>> 0
  for (let i = 0; i < words.length; i += 1) if (words[i] !== same) return false
  return true
}

function writeHard(out: ByteWriter, delta: Uint8Array): void {
  const byRows = flips(delta, 1, side)
  const byColumns = flips(delta, side, 1)
  if (Math.min(byRows, byColumns) + 2 >= area / 8) {
    out.byte(bits)
    for (let i = 0; i < area; i += 8) {
      let byte = 0
      for (let bit = 0; bit < 8; bit += 1) byte |= (delta[i + bit] as number) & (128 >> bit)
      out.byte(byte)
    }
  } else if (byRows <= byColumns * 1.5) {
    // Rows are read faster.
    out.byte(rowRuns)
    writeRuns(out, delta, 1, side)
  } else {
    out.byte(columnRuns)
    writeRuns(out, delta, side, 1)
  }
}

/** How often the value changes along the tile; close to the number of bytes that runs take. */
function flips(delta: Uint8Array, step: number, stride: number): number {
  let now = 0
  let count = 0
  for (let line = 0; line < side; line += 1) {
    for (let i = 0, at = line * stride; i < side; i += 1, at += step) {
      if (delta[at] === now) continue
      now = delta[at] as number
      count += 1
    }
  }
  return count
}

/** Lengths of runs, the first one of zeros; the last one is the remainder. */
function writeRuns(out: ByteWriter, delta: Uint8Array, step: number, stride: number): void {
  let now = 0
  let run = 0
  for (let line = 0; line < side; line += 1) {
    for (let i = 0, at = line * stride; i < side; i += 1, at += step) {
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

function readRows(from: ByteReader, delta: Uint8Array): void {
  let value = 0
  for (let i = 0; i < area; value = 255 - value) {
    const run = from.number()
    delta.fill(value, i, i + run)
    i += run
  }
}

function readColumns(from: ByteReader, delta: Uint8Array): void {
  let value = 0
  for (let i = 0; i < area; value = 255 - value) {
    for (let end = i + from.number(); i < end; i += 1) delta[(i % side) * side + Math.floor(i / side)] = value
  }
}

function readBits(from: ByteReader, delta: Uint8Array): void {
  const packed = from.bytes(area / 8)
  for (let i = 0; i < area; i += 1) delta[i] = -(((packed[i >> 3] as number) >> (7 - (i & 7))) & 1)
}

function writeSoft(out: ByteWriter, delta: Uint8Array): void {
  const start = out.length
  out.byte(byteRuns)
  for (let i = 0; i < area; ) {
    const value = delta[i] as number
    let run = 1
    while (i + run < area && delta[i + run] === value) run += 1
    out.number(run)
    out.byte(value)
    i += run
    if (out.length - start > area) {
      out.cut(start)
      out.byte(bytes)
      out.bytes(delta)
      return
    }
  }
}

function readSoft(from: ByteReader, delta: Uint8Array): void {
  for (let i = 0; i < area; ) {
    const run = from.number()
    delta.fill(from.byte(), i, i + run)
    i += run
  }
}
