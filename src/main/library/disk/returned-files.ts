import { dirname } from 'node:path'
import { pictureMimes } from '../../../shared/domain/picture.ts'
import { assertPicture } from '../../../shared/domain/picture-signature.ts'
import { makeFolderDurable, writeDurably } from '../../files/durable-file.ts'
import { hashOf } from './hash.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere } from './library-fs.ts'
import type { LibraryPaths } from './library-paths.ts'
import { fileNameFor } from './library-paths.ts'

/**
 * What services answered, as it came: the pictures in the history are stitched from it. Each once, under its SHA-256.
 */
export class ReturnedFiles {
  private readonly fs: LibraryFs
  private readonly paths: LibraryPaths
  /** Kept in this session for a picture that is not listed yet: nothing else refers to these files. */
  private readonly awaited = new Set<string>()

  constructor(fs: LibraryFs, paths: LibraryPaths) {
    this.fs = fs
    this.paths = paths
  }

  /** @throws AppError bad-response: not a picture by its first bytes; disk-full | storage */
  async keep(bytes: Uint8Array): Promise<string> {
    const { mime } = assertPicture(bytes)
    const sha256 = hashOf(bytes)
    const file = this.paths.returnedFile(fileNameFor(sha256, mime))
    const there = await ifThere(this.fs.readFile(file))
    if (there === null || hashOf(there) !== sha256) {
      await makeFolderDurable(dirname(file), { fs: this.fs })
      await writeDurably(file, bytes, { fs: this.fs })
    }
    this.awaited.add(sha256)
    return sha256
  }

  /** The bytes, or null if they are missing or damaged. */
  async read(sha256: string): Promise<Uint8Array | null> {
    for (const name of namesOf(sha256)) {
      const bytes = await ifThere(this.fs.readFile(this.paths.returnedFile(name)))
      if (bytes !== null) return hashOf(bytes) === sha256 ? bytes : null
    }
    return null
  }

  /** The awaited picture is listed: its row refers to the file from now on. */
  listed(sha256: string): void {
    this.awaited.delete(sha256)
  }

  /** Removes the file, unless a picture is still to be made from it. */
  async remove(sha256: string): Promise<void> {
    if (this.awaited.has(sha256)) return
    for (const name of namesOf(sha256)) await this.fs.rm(this.paths.returnedFile(name), { force: true })
  }
}

/** None for anything but a SHA-256: it would lead elsewhere. */
function namesOf(sha256: string): string[] {
  return /^[0-9a-f]{64}$/.test(sha256) ? pictureMimes.map((mime) => fileNameFor(sha256, mime)) : []
}
