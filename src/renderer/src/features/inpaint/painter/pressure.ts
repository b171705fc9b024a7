/**
 * The pressure of a pointer, 0 to 1. A mouse always has full pressure. Pens and fingers report it on some devices;
 * others report one constant value (0, 0.5 or 1), so a pointer type counts only once it has reported a different one.
 */
export class Pressure {
  readonly #felt = new Set<string>()

  /**
   * @returns the pressure to use; `sure` if no later event can change it; `learned` with the first event showing that
   * pointers of this type are pressure-sensitive
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
