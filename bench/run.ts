/**
 * `npm run bench`: every figure with its bar, printed and written to `bench/results/<time>.json`. `npm run bench --
 * client` runs one part. It is a command, not a test: a machine under load may miss a bar, and the file says so. A part
 * that gets stuck is reported in one sentence, the others run, and the command fails.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { benchClientPath } from './client-path.ts'
import { benchGallery } from './gallery.ts'
import { benchHistory } from './history.ts'
import { benchImport } from './import.ts'
import { removeMadeLibraries } from './library/made.ts'
import type { Figure } from './measure.ts'
import { benchMemory } from './memory.ts'
import { benchPainter } from './painter.ts'
import { benchStart } from './start.ts'
import { benchThumbnails } from './thumbnails.ts'
import { benchWindow } from './window.ts'
import { within } from './within.ts'

/** Longest time of one part; the painter's takes a quarter of an hour on a quiet machine. */
const longestPart = 90 * 60_000

const parts: Record<string, () => Promise<Figure[]>> = {
  client: () => benchClientPath(61),
  thumbnails: () => benchThumbnails(),
  import: () => benchImport(5),
  start: () => benchStart(5),
  history: benchHistory,
  window: benchWindow,
  memory: benchMemory,
  painter: () => benchPainter(3),
  gallery: () => benchGallery(3)
}

/**
 * What else the machine was doing: processes that wanted a core in the last minute; figures from a busy machine prove
 * nothing.
 */
const loadBefore = loadavg()[0]
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part “${unknown.join('”, “')}”. The parts are: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

const figures: Figure[] = []
/** Messages of the parts that got stuck, by part. */
const broken: Record<string, string> = {}
for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) {
  console.log(`${name} …`)
  try {
    for (const figure of await within(longestPart, `the end of “${name}”`, parts[name]!())) {
      figures.push(figure)
      console.log(
        `  ${figure.met ? 'ok  ' : 'MISS'} ${figure.name}: ` +
          `${figure.ours} / ${figure.peer} ${figure.unit} = ${figure.ratio} (bar ${figure.bar})`
      )
    }
  } catch (error) {
    broken[name] = error instanceof Error ? error.message : String(error)
    console.error(`  FAILED ${broken[name]}`)
  }
}

await removeMadeLibraries()

const machine = {
  system: `${type()} ${release()}`,
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version
}
const isBroken = Object.keys(broken).length > 0
const folder = join(import.meta.dirname, 'results')
await mkdir(folder, { recursive: true })
const file = join(folder, `${new Date().toISOString().slice(0, 16).replace(':', '')}.json`)
const results = {
  at: new Date().toISOString(),
  machine,
  load: { before: loadBefore, after: loadavg()[0] },
  figures,
  ...(isBroken ? { broken } : {})
}
await writeFile(file, `${JSON.stringify(results, null, 2)}\n`)
console.log(`Written to ${file}`)
// Whatever an abandoned part has started ends with this process.
process.exit(isBroken ? 1 : 0)
