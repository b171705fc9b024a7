/** What has to be saved before the window closes. The main process asks, and waits a moment for the answer. */
import { api } from './client.ts'

const savers = new Set<() => Promise<unknown>>()

/** @returns a function that removes it again. */
export function beforeClosing(save: () => Promise<unknown>): () => void {
  savers.add(save)
  return () => {
    savers.delete(save)
  }
}

/** Saves everything and reports it; one failure does not keep the others from being saved. */
export async function runBeforeClosing(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()))
  await api.app.readyToClose()
}
