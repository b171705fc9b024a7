import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { readSignature } from '../../shared/domain/picture-signature.ts'
import type { Imaging } from '../imaging/imaging.ts'
import type { Layout } from './layout.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere } from './library-fs.ts'

/** Long side, pixels: sharp on a dense screen at the largest tile. */
export const thumbnailSide = 512

/** The thumbnails on disk. They can be made again at any time, so they are written without waiting for the disk. */
export class ThumbnailFiles {
  private readonly fs: LibraryFs
  private readonly layout: Layout
  private readonly imaging: Imaging
  private readonly writable: boolean
  private readonly inWork = new Map<string, Promise<Uint8Array>>()

  constructor(fs: LibraryFs, layout: Layout, imaging: Imaging, writable: boolean) {
    this.fs = fs
    this.layout = layout
    this.imaging = imaging
    this.writable = writable
  }

  /** Null when there is none, or when a power cut left an empty or broken one. */
  async read(sha256: string): Promise<Uint8Array | null> {
    const bytes = await ifThere(this.fs.readFile(this.layout.thumbnail(sha256)))
    return bytes !== null && isWholeWebp(bytes) ? bytes : null
  }

  /** Makes it from the original; asked twice at once, it is made once. */
  make(sha256: string, original: string): Promise<Uint8Array> {
    let work = this.inWork.get(sha256)
    if (work === undefined) {
      work = this.imaging.thumbnail(original, thumbnailSide).then(async (bytes) => {
        await this.keep(sha256, bytes)
        return bytes
      })
      this.inWork.set(sha256, work)
      void work.catch(() => undefined).then(() => this.inWork.delete(sha256))
    }
    return work
  }

  /** Writes it; a failure only costs making it again. */
  async keep(sha256: string, bytes: Uint8Array): Promise<void> {
    if (!this.writable) return
    const file = this.layout.thumbnail(sha256)
    const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
    try {
      await this.fs.mkdir(dirname(file), { recursive: true })
      const handle = await this.fs.open(temporary, 'wx')
      try {
        await handle.writeFile(bytes)
      } finally {
        await handle.close()
      }
      await this.fs.rename(temporary, file)
    } catch {
      await this.fs.rm(temporary, { force: true }).catch(() => undefined)
    }
  }

  async remove(sha256: string): Promise<void> {
    await this.fs.rm(this.layout.thumbnail(sha256), { force: true })
  }
}

/** The length in a RIFF header is that of the whole file less eight bytes. */
function isWholeWebp(bytes: Buffer): boolean {
  return readSignature(bytes)?.mime === 'image/webp' && bytes.readUInt32LE(4) + 8 <= bytes.length
}
