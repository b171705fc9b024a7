/**
 * `it` with empty folders for tests that request one, removed afterwards. Each room's own `it` adds what its tests
 * need: everything is created when a test requests it, so a test that needs less starts less.
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
  /** Only for this test. */
  .extend('folder', async ({}, fixture) => await emptyFolder(fixture))
  /** Shared by all tests of a file. */
  .extend('sharedFolder', { scope: 'file' }, async ({}, fixture) => await emptyFolder(fixture))
