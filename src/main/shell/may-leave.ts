/**
 * Whether the app may quit: the user is asked if something would be lost. Until there is an answer nothing new is sent:
 * the question would not mention it.
 * @param ask true to quit; a failure counts as true
 * @param holdSends called with true before anything is checked, and with false when the answer is no
 * @returns a function that returns the same answer until it is no
 */
export function createMayLeave(
  atRisk: () => Promise<string[]>,
  ask: (lost: readonly string[]) => Promise<boolean>,
  holdSends: (hold: boolean) => void
): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null
  return () => {
    asking ??= (async () => {
      holdSends(true)
      const lost = await atRisk().catch(() => [])
      // A system that shows no dialogs must not keep the app open forever.
      const may = lost.length === 0 || (await ask(lost).catch(() => true))
      if (!may) {
        asking = null
        holdSends(false)
      }
      return may
    })()
    return asking
  }
}
