import { useEffect, useState } from 'react'

/**
 * The time, renewed while something on screen counts.
 * @param active false: it stands still and costs nothing
 * @param every milliseconds
 */
export function useNow(active: boolean, every = 1000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!active) return
    const tick = (): void => setNow(Date.now())
    // It may have stood still for long.
    tick()
    const timer = setInterval(tick, every)
    return () => clearInterval(timer)
  }, [active, every])
  return now
}
