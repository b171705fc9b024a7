/** A file system that kills the process at a named call, for child processes in crash tests. */
import type { LibraryFs } from '../disk/library-fs.ts'
import { machineFs } from '../disk/library-fs.ts'

const kinds: readonly [RegExp, string][] = [
  [/\.import\./, 'copy'],
  [/\.new\./, 'file'],
  [/incoming/, 'journal'],
  [/thumbnails/, 'thumbnail'],
  [/previews/, 'preview'],
  [/returned/, 'answer'],
  [/drafts/, 'draft'],
  [/pictures/, 'file']
]

const kindOf = (path: string): string => kinds.find(([pattern]) => pattern.test(path))?.[1] ?? 'other'

/** What is removed; a picture's sidecar is beside its original. */
const takenOf = (path: string): string => {
  if (path.endsWith('.deletion.json')) return 'entry'
  if (kindOf(path) === 'file') return path.endsWith('.json') ? 'sidecar' : 'original'
  return kindOf(path)
}

export interface DyingFs {
  fs: LibraryFs
  /** The point takes effect from now on. */
  arm: () => void
  die: () => void
}

/**
 * @param point "before X" or "after X", where X is "write of the journal", "sync of the file", "removal of the sidecar"
 * …; any other is never reached
 */
export function dyingFs(point: string): DyingFs {
  let armed = false
  const die = (): void => void process.kill(process.pid, 'SIGKILL')
  async function at<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (armed && point === `before ${name}`) die()
    const result = await call()
    if (armed && point === `after ${name}`) die()
    return result
  }
  const fs: LibraryFs = {
    ...machineFs,
    async open(path, flags, mode) {
      const handle = await machineFs.open(path, flags, mode)
      if (flags === 'r') return handle
      return {
        writeFile: (bytes) => at(`write of the ${kindOf(path)}`, () => handle.writeFile(bytes)),
        writePieces: (pieces) => at(`write of the ${kindOf(path)}`, () => handle.writePieces(pieces)),
        sync: () => at(`sync of the ${kindOf(path)}`, () => handle.sync()),
        close: () => handle.close()
      }
    },
    rename: (from, to) => at(`rename of the ${kindOf(from)}`, () => machineFs.rename(from, to)),
    rm: (path, options) => at(`removal of the ${takenOf(path)}`, () => machineFs.rm(path, options))
  }
  return {
    fs,
    arm: () => {
      armed = true
    },
    die
  }
}
