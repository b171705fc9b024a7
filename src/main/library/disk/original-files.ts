import type { LibraryFs } from './library-fs.ts'
import { ifThere } from './library-fs.ts'
import type { LibraryPaths, Placed } from './library-paths.ts'
import { isOriginalName } from './library-paths.ts'
import { isWithin } from './same-place.ts'

/** The originals on disk. */
export class OriginalFiles {
  private readonly fs: LibraryFs
  private readonly paths: LibraryPaths

  constructor(fs: LibraryFs, paths: LibraryPaths) {
    this.fs = fs
    this.paths = paths
  }

  /**
   * Finds a picture's file. The name comes from the database, which may have been tampered with: it must be one of
   * ours, and lead to a file inside the library, whatever links are in between.
   */
  async find(picture: Placed): Promise<{ path: string } | 'gone' | 'refused'> {
    if (!isOriginalName(picture.fileName) || !picture.fileName.startsWith(`${picture.sha256}.`)) return 'refused'
    const path = this.paths.original(picture)
    const real = await ifThere(this.fs.realpath(path))
    if (real === null) return 'gone'
    const pictures = await this.fs.realpath(this.paths.pictures)
    if (real === pictures || !isWithin(pictures, real)) return 'refused'
    return (await this.fs.stat(real)).isFile() ? { path: real } : 'refused'
  }
}
