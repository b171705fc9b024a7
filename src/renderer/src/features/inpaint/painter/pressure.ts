/**
 * How hard a pointer presses, 0 to 1. A mouse always presses fully. A pen says it. A finger does on some screens; the others
 * report one value all the time, so a finger counts only once it has reported another one.
 * @param feels whether the press under way has shown that it feels pressure
 */
export function pressureOf(event: { pointerType: string; pressure: number }, feels: boolean): { pressure: number; feels: boolean } {
  if (event.pointerType === 'pen') return { pressure: event.pressure, feels: true }
  if (event.pointerType !== 'touch') return { pressure: 1, feels: false }
  const now = feels || (event.pressure !== 0 && event.pressure !== 0.5 && event.pressure !== 1)
  return { pressure: now ? event.pressure : 1, feels: now }
}
