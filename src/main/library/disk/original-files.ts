import type { Layout, Placed } from './layout.ts'
import { isOriginalName } from './layout.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere } from './library-fs.ts'
import { isWithin } from './same-place.ts'

/** The originals on disk. */
export class OriginalFiles {
  private readonly fs: LibraryFs
  private readonly layout: Layout

  constructor(fs: LibraryFs, layout: Layout) {
    this.fs = fs
    this.layout = layout
  }

  /**
   * Looks for a picture's file. The name comes from the database, which a stranger may have written: it must be one of
   * ours, and what it leads to must be a file inside the library, whatever links stand in between.
   */
  async find(picture: Placed): Promise<{ path: string } | 'gone' | 'refused'> {
    if (!isOriginalName(picture.fileName) || !picture.fileName.startsWith(`${picture.sha256}.`)) return 'refused'
    const path = this.layout.original(picture)
    const real = await ifThere(this.fs.realpath(path))
    if (real === null) return 'gone'
    const pictures = await this.fs.realpath(this.layout.pictures)
    if (real === pictures || !isWithin(pictures, real)) return 'refused'
    return (await this.fs.stat(real)).isFile() ? { path: real } : 'refused'
  }
}
