/**
 * Whether the app may end: asked of the user while something would be lost. Until there is an answer nothing new is
 * sent: it would not be among what the question names.
 * @param ask true to end it; one that fails counts as that
 * @param holdSends called with true before anything is looked at, and with false when somebody has said no
 * @returns a function whose answers are the same until somebody has said no
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
      // A system that shows no dialogs must not keep the app open for ever.
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
