/** What has to be written down before the window closes. The main process asks, and waits a moment for the answer. */
import { api } from './client.ts'

const savers = new Set<() => Promise<unknown>>()

/** @returns a function that takes it away again. */
export function beforeClosing(save: () => Promise<unknown>): () => void {
  savers.add(save)
  return () => {
    savers.delete(save)
  }
}

/** Writes everything down and says so; a failure of one does not keep the others from being written. */
export async function runBeforeClosing(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()))
  await api.app.readyToClose()
}
