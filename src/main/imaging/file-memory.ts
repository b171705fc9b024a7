/** Reads whole files into reused memory: fresh pages cost the imaging process more time than the reading. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Number of buffers kept for the next file, and the largest size of each in bytes. */
const mostKept = 4
const largestKept = 8 * 1024 * 1024

const kept: Buffer[] = []

/**
 * The file's bytes, read in one go: this process has nothing else to do meanwhile, and a file read in chunks waits for
 * its turn for each of them.
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
  // Rounded up, so that it has room for a slightly larger next file.
  return Buffer.allocUnsafeSlow(Math.max(1, Math.ceil(size / 2 ** 20)) * 2 ** 20)
}

/** These bytes of `readWhole` are no longer needed: the next file may be read over them. */
export function doneWith({ buffer }: Buffer): void {
  if (buffer.byteLength > largestKept || kept.length >= mostKept) return
  kept.push(Buffer.from(buffer))
}
