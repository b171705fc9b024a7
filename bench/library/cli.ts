/**
 * npm run library:generate -- <count> [folder] [--sidecars]: makes a library of that many pictures, to try the app
 * with.
 */
import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { generateLibrary } from './generate.ts'

const flags = process.argv.slice(2).filter((part) => part.startsWith('--'))
const [count, folder = 'generated-library'] = process.argv.slice(2).filter((part) => !part.startsWith('--'))
const wanted = Number(count)
const target = resolve(folder)

function refuse(why: string): never {
  console.error(`${why}\nUsage: npm run library:generate -- <count> [folder] [--sidecars]`)
  process.exit(2)
}

if (!Number.isInteger(wanted) || wanted < 0) refuse('Say how many pictures: 100000.')
if (flags.some((flag) => flag !== '--sidecars')) refuse(`There is no ${flags.join(', ')}.`)
if (existsSync(target) && readdirSync(target).length > 0) refuse(`${target} is not empty.`)
const start = performance.now()
await generateLibrary(target, wanted, { sidecars: flags.includes('--sidecars'), varied: true })
console.log(
  `${wanted.toLocaleString('en')} pictures in ${target}, ${((performance.now() - start) / 1000).toFixed(1)} s`
)
console.log('Open it in the app: Settings, Library, Choose another….')
