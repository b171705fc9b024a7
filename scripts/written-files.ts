import { globSync } from 'node:fs'
import { join } from 'node:path'

/** The project's folder. */
export const root = join(import.meta.dirname, '..')

/** What people wrote, by pattern, as paths from the project's folder: nothing built, installed or left by a run. */
export const writtenFiles = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: (name) => /^(?:node_modules|out|test-results|\.git)$/.test(name) }).map(
    (name) => name.replaceAll('\\', '/')
  )
