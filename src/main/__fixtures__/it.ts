/**
 * `it` with empty folders for the tests that name one, gone afterwards. What a room's tests need besides, its own `it`
 * adds: each thing is made when a test names it, so a test that asks for less starts less.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it as plain } from 'vitest'

async function emptyFolder({ onCleanup }: { onCleanup: (work: () => Promise<void>) => void }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-test-'))
  onCleanup(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export const it = plain
  /** The test's own. */
  .extend('folder', async ({}, fixture) => await emptyFolder(fixture))
  /** One for all tests of a file. */
  .extend('sharedFolder', { scope: 'file' }, async ({}, fixture) => await emptyFolder(fixture))
