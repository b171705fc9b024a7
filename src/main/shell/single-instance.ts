import { app } from 'electron'

/**
 * Two instances on one profile would write one library at once. The second one ends, and the first is told.
 * @param raise shows the first instance's window
 * @returns false in the second instance
 */
export function claimProfile(raise: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', raise)
  return true
}
