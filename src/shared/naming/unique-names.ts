/** Two names that differ only in case or in accent composition are one file on Windows and macOS. */
const keyOf = (path: string): string => path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')

/** Gives every file of one export a unique name. */
export class UniqueNames {
  private readonly taken = new Set<string>()
  /** Where counting continues for a stem, so that ten thousand with the same name do not each count from the start. */
  private readonly next = new Map<string, number>()

  /** @param taken existing names */
  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.taken.add(keyOf(name))
  }

  get size(): number {
    return this.taken.size
  }

  has(path: string): boolean {
    return this.taken.has(keyOf(path))
  }

  /**
   * Takes a name for a file and its companions: "a", then "a (2)", "a (3)".
   * @param stem without extension; may contain "/" between folders
   * @param endings of the file and its companions: ".png", ".txt"; a stem is only used if all of them are free
   * @returns the stem assigned to them
   */
  take(stem: string, endings: readonly string[]): string {
    const key = keyOf(stem)
    for (let count = this.next.get(key) ?? 1; ; count += 1) {
      const candidate = count === 1 ? stem : `${stem} (${count})`
      const keys = endings.map((ending) => keyOf(candidate + ending))
      if (keys.some((each) => this.taken.has(each))) continue
      for (const each of keys) this.taken.add(each)
      this.next.set(key, count + 1)
      return candidate
    }
  }
}
