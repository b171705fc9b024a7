/** Generated libraries for the benches: each size is made once per run, and every bench gets its own copy. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateLibrary } from './generate.ts'

const made = new Map<number, Promise<{ folder: string; ids: string[] }>>()

async function make(count: number): Promise<{ folder: string; ids: string[] }> {
  const folder = join(await mkdtemp(join(tmpdir(), 'palimpsest-bench-library-')), 'library')
  return { folder, ids: await generateLibrary(folder, count, { varied: true }) }
}

/**
 * A library of `count` pictures at a path that does not exist yet.
 * @returns the pictures' ids, oldest first
 */
export async function copyOfLibrary(count: number, target: string): Promise<string[]> {
  const known = made.get(count) ?? make(count)
  made.set(count, known)
  const { folder, ids } = await known
  await cp(folder, target, { recursive: true })
  return ids
}

/** Removes what was made, at the end of a run. */
export async function removeMadeLibraries(): Promise<void> {
  for (const library of made.values())
    await rm(join((await library).folder, '..'), { recursive: true, force: true, maxRetries: 5 })
  made.clear()
}
