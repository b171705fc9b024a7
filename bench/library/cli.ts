/** node bench/library/cli.ts <count> <folder> [--sidecars]: makes a library of that many pictures. */
import { resolve } from 'node:path'
import { generateLibrary } from './generate.ts'

const [count, folder, ...flags] = process.argv.slice(2)
const wanted = Number(count)
if (!Number.isInteger(wanted) || wanted < 0 || folder === undefined || flags.some((flag) => flag !== '--sidecars')) {
  console.error('Usage: node bench/library/cli.ts <count> <folder> [--sidecars]')
  process.exit(2)
}
const start = performance.now()
await generateLibrary(resolve(folder), wanted, { sidecars: flags.includes('--sidecars') })
console.log(`${wanted} pictures in ${resolve(folder)}, ${((performance.now() - start) / 1000).toFixed(1)} s`)
