/** What an export is put into: a folder, or a zip. */

export interface WrittenFile {
  /** Relative, "/" between folders. */
  path: string
  content: Uint8Array | { file: string }
  /** Epoch milliseconds. */
  modified: number
}

/** What a folder does with a file that is there already; "refuse" writes nothing and says so. */
export type WhenThere = 'refuse' | 'replace'

export interface ExportWriter {
  /**
   * Puts a file in, whole or not at all.
   * @returns false when one of this name is there already and is to stay
   * @throws AppError disk-full, storage
   */
  add(file: WrittenFile, whenThere: WhenThere): Promise<boolean>
  /**
   * Nothing more comes.
   * @returns absolute path of what is shown to the user
   * @throws AppError disk-full, storage
   */
  finish(): Promise<string>
  /** Takes away what is not whole: all of a zip, nothing of a folder but what it left empty. Never throws. */
  abandon(): Promise<void>
}
