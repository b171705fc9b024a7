import { DatabaseSync } from 'node:sqlite'

let held: DatabaseSync | null = null

/**
 * Takes a lock that the system releases when this process ends, however it ends.
 * @param file created if missing
 * @returns false while another process has it
 */
export function claimLock(file: string): boolean {
  const database = new DatabaseSync(file)
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    held = database
    return true
  } catch {
    database.close()
    return false
  }
}

/** Releases the lock before the process ends, for whoever waits for it. */
export function releaseLock(): void {
  held?.close()
  held = null
}
