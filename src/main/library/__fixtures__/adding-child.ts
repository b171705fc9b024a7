/**
 * A process that adds one picture and is killed at a named point: node adding-child.ts <folder> <point> <jobId> <picture file>.
 * Given a folder instead of a file, it takes all of its files in at once.
 * The points are the file system calls of `add`, counted; "none" is killed after it has answered, without closing.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LibraryFs } from '../library-fs.ts'
import { machineFs } from '../library-fs.ts'
import { openLibrary } from '../open-library.ts'
import { imagingHere } from './imaging-here.ts'
import { generated, newId, TestClock } from './test-library.ts'

const [folder = '', point = '', jobId = '', file = ''] = process.argv.slice(2)
let armed = false

const die = (): void => void process.kill(process.pid, 'SIGKILL')

/** Dies right before the call when the point is "before X", right after it for "after X". */
async function at<T>(name: string, call: () => Promise<T>): Promise<T> {
  if (armed && point === `before ${name}`) die()
  const result = await call()
  if (armed && point === `after ${name}`) die()
  return result
}

const kindOf = (path: string): string =>
  /\.import\./.test(path)
    ? 'copy'
    : /\.new\./.test(path)
      ? 'file'
      : /incoming/.test(path)
        ? 'journal'
        : /thumbnails/.test(path)
          ? 'thumbnail'
          : /pictures/.test(path)
            ? 'file'
            : 'other'

const fs: LibraryFs = {
  ...machineFs,
  async open(path, flags, mode) {
    const handle = await machineFs.open(path, flags, mode)
    if (flags === 'r') return handle
    return {
      writeFile: (bytes) => at(`write of the ${kindOf(path)}`, () => handle.writeFile(bytes)),
      sync: () => at(`sync of the ${kindOf(path)}`, () => handle.sync()),
      close: () => handle.close()
    }
  },
  rename: (from, to) => at(`rename of the ${kindOf(from)}`, () => machineFs.rename(from, to))
}

const library = await openLibrary({ folder, imaging: imagingHere, clock: new TestClock(), newId, fs })
armed = true
if (statSync(file).isDirectory()) {
  const files = readdirSync(file).map((name) => ({ path: join(file, name), name }))
  await library.takeIn(files, { batchId: jobId, signal: new AbortController().signal, taken: () => undefined })
} else await library.add(generated(readFileSync(file), { jobId }))
die()
