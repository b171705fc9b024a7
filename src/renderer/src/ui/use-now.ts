import { useEffect, useState } from 'react'

/**
 * The current time, updated while something on screen counts.
 * @param active false: it is not updated and costs nothing
 * @param every milliseconds
 */
export function useNow(active: boolean, every = 1000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!active) return
    const tick = (): void => setNow(Date.now())
    // It may not have been updated for a long time.
    tick()
    const timer = setInterval(tick, every)
    return () => clearInterval(timer)
  }, [active, every])
  return now
}
