/**
 * The process behind `asOrdinaryUser`: node ordinary-user-child.ts <module> <function> <folder> <arguments as JSON>.
 */
import { type FromChild, ordinaryUser } from './ordinary-user.ts'

const [module = '', name = '', folder = '', args = '[]'] = process.argv.slice(2)
// Loaded while it may still read the project, wherever that is.
const loaded = (await import(module)) as Record<string, (folder: string, ...args: unknown[]) => Promise<unknown>>
if (process.getuid?.() === 0) {
  process.setgroups?.([])
  process.setgid?.(ordinaryUser)
  process.setuid?.(ordinaryUser)
}
let answer: FromChild
try {
  answer = { result: await loaded[name]!(folder, ...(JSON.parse(args) as unknown[])) }
} catch (error) {
  answer = { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
process.send?.(answer, () => process.exit(0))
