/**
 * Whether the app may end: asked of the user while something would be lost.
 * @param ask true to end it; one that fails counts as that
 * @returns a function whose answers are the same until somebody has said no
 */
export function createMayLeave(atRisk: () => Promise<string[]>, ask: (lost: readonly string[]) => Promise<boolean>): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null
  return () => {
    asking ??= (async () => {
      const lost = await atRisk().catch(() => [])
      // A system that shows no dialogs must not keep the app open for ever.
      const may = lost.length === 0 || (await ask(lost).catch(() => true))
      if (!may) asking = null
      return may
    })()
    return asking
  }
}
