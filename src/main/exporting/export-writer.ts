/** The destination of an export: a folder or a zip. */

export interface WrittenFile {
  /** Relative, with "/" as separator. */
  path: string
  content: Uint8Array | { file: string }
  /** Epoch milliseconds. */
  modified: number
}

/** What a folder does with an existing file; "refuse" writes nothing and says so. */
export type WhenThere = 'refuse' | 'replace'

export interface ExportWriter {
  /**
   * Adds a file, completely or not at all.
   * @returns false if one with this name exists and is to be kept
   * @throws AppError disk-full, storage
   */
  add(file: WrittenFile, whenThere: WhenThere): Promise<boolean>
  /**
   * Nothing more is added.
   * @returns absolute path of what is shown to the user
   * @throws AppError disk-full, storage
   */
  finish(): Promise<string>
  /** Removes what is incomplete: the whole zip, or only empty folders. Never throws. */
  abandon(): Promise<void>
}
