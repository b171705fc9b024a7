/** Copies a file so that the copy is on disk, and can be written and deleted like any file of the app's own. */
import { chmod, copyFile } from 'node:fs/promises'
import type { DurableFs } from './durable-file.ts'
import { openForWriting } from './durable-file.ts'

/** The file system calls of a durable copy. */
export interface CopyingFs extends Pick<DurableFs, 'open' | 'modes'> {
  copyFile(from: string, to: string): Promise<void>
  chmod(path: string, mode: number): Promise<void>
}

const machineFs: CopyingFs = { open: openForWriting, copyFile, chmod }

/**
 * Copies the file and waits until the copy is on disk. A copy inherits the write protection of its source (mode 0444,
 * the read-only attribute of Windows), which would keep it from being synced, and later from being replaced or deleted:
 * it is removed.
 * @param mode permission bits of the copy; default: the file system's `modes`, or 0o644. On Windows they only make it
 * writable.
 * @throws the file system's own error; what was copied by then may remain
 */
export async function copyDurably(
  from: string,
  to: string,
  options: { fs?: CopyingFs; mode?: number } = {}
): Promise<void> {
  const { fs = machineFs } = options
  const mode = options.mode ?? fs.modes?.file ?? 0o644
  await fs.copyFile(from, to)
  // Disks without permissions (FAT, some shares) refuse any change of them; whether the copy can be written shows right
  // below.
  await fs.chmod(to, mode).catch(() => undefined)
  const handle = await fs.open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
