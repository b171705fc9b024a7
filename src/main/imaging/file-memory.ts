/**
 * Files read whole, into memory that is used again: fresh pages of it cost the imaging process more time than the
 * reading does.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Pieces of memory kept for the next file, and how large each may be, bytes. */
const mostKept = 4
const largestKept = 8 * 1024 * 1024

const kept: Buffer[] = []

/**
 * The file's bytes, read in one go: this process has nothing else to do meanwhile, and a file that is read in pieces
 * waits for a turn for each of them.
 * @throws the file system's own error
 */
export function readWhole(file: string): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const memory = memoryFor(size)
    let length = 0
    while (length < size) {
      const read = readSync(descriptor, memory, length, size - length, length)
      if (read === 0) break
      length += read
    }
    return memory.subarray(0, length)
  } finally {
    closeSync(descriptor)
  }
}

function memoryFor(size: number): Buffer {
  const at = kept.findIndex(({ byteLength }) => byteLength >= size)
  if (at >= 0) return kept.splice(at, 1)[0]!
  // In steps, so that the next file, which is a little larger, has room in it.
  return Buffer.allocUnsafeSlow(Math.max(1, Math.ceil(size / 2 ** 20)) * 2 ** 20)
}

/** Nobody looks at these bytes of `readWhole` any more: the next file may be read over them. */
export function doneWith({ buffer }: Buffer): void {
  if (buffer.byteLength > largestKept || kept.length >= mostKept) return
  kept.push(Buffer.from(buffer))
}
