/**
 * `npm run bench`: every figure with its bar, printed and written to `bench/results/<time>.json`. `npm run bench -- client`
 * runs one part. It is a command and no test: a machine under load may miss a bar, and the file says so.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, release, totalmem, type } from 'node:os'
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
import { benchThumbnailFigures } from './thumbnails.ts'
import { benchWindow } from './window.ts'

const parts: Record<string, () => Promise<Figure[]>> = {
  client: () => benchClientPath(31),
  thumbnails: benchThumbnailFigures,
  import: () => benchImport(5),
  start: () => benchStart(5),
  history: benchHistory,
  window: benchWindow,
  memory: benchMemory,
  painter: () => benchPainter(3),
  gallery: () => benchGallery(3)
}

const chosen = process.argv.slice(2).filter((name) => name in parts)
const figures: Figure[] = []
for (const name of chosen.length > 0 ? chosen : Object.keys(parts)) {
  console.log(`${name} …`)
  for (const figure of (await parts[name]?.()) ?? []) {
    figures.push(figure)
    console.log(`  ${figure.met ? 'ok  ' : 'MISS'} ${figure.name}: ${figure.ours} / ${figure.peer} ${figure.unit} = ${figure.ratio} (bar ${figure.bar})`)
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
const folder = join(import.meta.dirname, 'results')
await mkdir(folder, { recursive: true })
const file = join(folder, `${new Date().toISOString().slice(0, 16).replace(':', '')}.json`)
await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`)
console.log(`Written to ${file}`)
