/**
 * How hard a pointer presses, 0 to 1. A mouse always presses fully. Pens and fingers say it on some devices; others
 * report one value all the time (0, or 0.5, or 1), so a kind of pointer counts only once it has reported another one.
 */
export class Pressure {
  readonly #felt = new Set<string>()

  /**
   * @returns the pressure that counts; `sure` when no later event can show that another one was meant; `learned` with
   *   the first event that
   *   shows that pointers of this kind feel any
   */
  of(event: { pointerType: string; pressure: number }): { pressure: number; sure: boolean; learned: boolean } {
    const { pointerType: kind, pressure } = event
    if (kind !== 'pen' && kind !== 'touch') return { pressure: 1, sure: true, learned: false }
    const learned = !this.#felt.has(kind) && pressure !== 0 && pressure !== 0.5 && pressure !== 1
    if (learned) this.#felt.add(kind)
    const sure = this.#felt.has(kind)
    return { pressure: sure ? pressure : 1, sure, learned }
  }
}
