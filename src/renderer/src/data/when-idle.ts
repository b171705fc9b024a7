/** Longest wait for a quiet moment, milliseconds. */
const longest = 1500

/** Resolves when the page is idle: what is on screen comes first. At once if there is no page. */
export function whenIdle(): Promise<void> {
  if (typeof requestIdleCallback === 'undefined') return Promise.resolve()
  return new Promise((resolve) => void requestIdleCallback(() => resolve(), { timeout: longest }))
}

/** Resolves when every picture on screen is loaded and the page is idle, or after the longest wait. */
export async function whenShown(): Promise<void> {
  await whenIdle()
  if (typeof document === 'undefined') return
  const waiting = [...document.images].filter((image) => !image.complete)
  const loaded = waiting.map(
    (image) => new Promise((resolve) => image.addEventListener('load', resolve, { once: true }))
  )
  await Promise.race([Promise.all(loaded), new Promise((resolve) => void setTimeout(resolve, longest))])
  await whenIdle()
}
