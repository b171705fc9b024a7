/**
 * What reading the texts of one file may cost. Everything in a file is untrusted, and many cheap parts make an
 * expensive file: so there is one budget for the whole file, and each step is charged before it works, not afterwards.
 */

const megabyte = 1024 * 1024

/** Far above what any program writes; together some tens of milliseconds of work. */
const limits = {
  /** Chunks, segments and places that may be one. A PNG of 256 MB in the usual chunks of 8 kB has a third of them. */
  parts: 100_000,
  /** Searches for the next valid chunk after an impossible length. */
  resyncs: 64,
  /** Texts examined, whether or not they turn out to be any. */
  texts: 1000,
  /** Bytes decoded to text, after inflation. */
  textBytes: 8 * megabyte,
  /** Entries of EXIF directories. */
  entries: 1000,
  /** Characters of lines that may be pairs, and once more of those in brackets. */
  letters: 4_000_000,
  /** Characters of JSON, each text once. */
  jsonLetters: 8 * megabyte,
  /** Values, names and brackets of JSON: its size in memory. */
  jsonValues: 400_000,
  /** Inputs of a graph's nodes, over all traversals together. */
  inputs: 400_000
}

export type Cost = keyof typeof limits | 'checksummed'

export class ReadingBudget {
  private readonly limits: Readonly<Record<Cost, number>>
  private readonly used: Partial<Record<Cost, number>> = {}
  private refused = false

  /**
   * @param fileBytes a file is checksummed at most twice: each text once, and as much again in the search for lost ones
   */
  constructor(fileBytes: number) {
    this.limits = { ...limits, checksummed: 2 * fileBytes }
  }

  /** @returns false if it exceeds what is left; then the work must not be done, and `spent` is true from now on */
  take(cost: Cost, amount = 1): boolean {
    if (amount > this.left(cost)) {
      this.refused = true
      return false
    }
    this.used[cost] = (this.used[cost] ?? 0) + amount
    return true
  }

  left(cost: Cost): number {
    return this.limits[cost] - (this.used[cost] ?? 0)
  }

  /** Something was not read because it would have cost too much. */
  get spent(): boolean {
    return this.refused
  }
}
