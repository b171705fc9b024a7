/** The interface of the checking process: for work that reads a lot and must never block the main process. */

export interface Hashed {
  /** Lower-case hex. */
  sha256: string
  /** Bytes that were read. */
  bytes: number
}

export interface Checker {
  /**
   * SHA-256 of a file, read as a stream.
   * @returns null if the file does not exist
   * @throws AppError storage: it cannot be read
   */
  hash(file: string): Promise<Hashed | null>
  /**
   * SQLite's own check of every page and index of a database, which may be open elsewhere.
   * @returns what is wrong, at most twenty lines; empty if it is sound
   */
  database(file: string): Promise<string[]>
  /**
   * Rewrites a database that nobody has open, without what was deleted from it: SQLite leaves that in the file.
   * @throws AppError disk-full, storage
   */
  compact(file: string): Promise<null>
  /** Ends the process while it has no requests; the next request starts a new one. */
  rest(): void
  close(): void
}
