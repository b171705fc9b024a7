/** What some specs need that not every machine has, by the tag they carry. */
import { spawnSync } from 'node:child_process'
import { onStandIn } from './launch.ts'

interface Need {
  isThere: () => boolean
  /** Why a test is skipped without it. */
  why: string
}

/** True where this user may mount a file system of a few megabytes: as root, outside of most containers. */
function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const tried = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt'])
  return tried.status === 0
}

const needs: Record<string, Need> = {
  '@stand-in': { isThere: onStandIn, why: 'Only the stand-in brings this about on demand.' },
  '@linux': { isThere: () => process.platform === 'linux', why: 'This can only happen on Linux.' },
  '@small-disk': { isThere: canMount, why: 'This user may not mount a small disk.' }
}

/**
 * @param tags of a test
 * @returns why it is skipped here; null when everything it needs is available
 * @throws for an unknown tag
 */
export function whyLeftOut(tags: readonly string[]): string | null {
  for (const tag of tags) {
    const need = needs[tag]
    if (need === undefined) throw new Error(`No spec can need ${tag}. e2e/needs.ts has what they can.`)
    if (!need.isThere()) return need.why
  }
  return null
}
