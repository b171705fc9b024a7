/**
 * A process that adds one picture and is killed at a named point: node adding-child.ts <folder> <point> <jobId>
 * <picture file>. Given a folder instead of a file, it imports all of its files at once. The points are the file system
 * calls of `add`, see dying-fs.ts; with "none" it is killed after it has answered, without closing.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '../open-library.ts'
import { dyingFs } from './dying-fs.ts'
import { imagingHere } from './imaging-here.ts'
import { generated, newId, TestClock } from './test-library.ts'

const [folder = '', point = '', jobId = '', file = ''] = process.argv.slice(2)
const { fs, arm, die } = dyingFs(point)

const library = await openLibrary({ folder, imaging: imagingHere, clock: new TestClock(), newId, fs })
arm()
if (statSync(file).isDirectory()) {
  const files = readdirSync(file).map((name) => ({ path: join(file, name), name }))
  await library.takeIn(files, { batchId: jobId, signal: new AbortController().signal, taken: () => undefined })
} else await library.add(generated(readFileSync(file), { jobId }))
die()
