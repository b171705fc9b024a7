import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { thumbnailSides } from '../../../shared/domain/picture.ts'
import { readSignature } from '../../../shared/domain/picture-signature.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere } from './library-fs.ts'
import type { LibraryPaths } from './library-paths.ts'

/** Long side of a thumbnail in pixels: sharp on a dense screen at the largest tile size. */
export const thumbnailSide = thumbnailSides.thumbnail
/** Long side of a small one: half the bytes and a quarter of the decoding, for tiles and lists that show no more. */
const smallSide = thumbnailSides.small
/** Most small ones waiting to be made; any more are made when requested again. */
const mostWaiting = 400
const drawerName = /^[0-9a-f]{2}$/
const thumbnailName = /^[0-9a-f]{64}(?:\.small)?\.webp$/
/** Bytes: changing a few dozen rows takes less in the index's log. */
const roomAtOnce = 2 * 1024 * 1024

/** The thumbnails on disk. They can be made again at any time, so they are written without waiting for the disk. */
export class ThumbnailFiles {
  private readonly fs: LibraryFs
  private readonly paths: LibraryPaths
  private readonly imaging: Imaging
  private readonly writable: boolean
  private readonly inWork = new Map<string, Promise<Uint8Array>>()
  /** Being written: a reader waits instead of having it made again. */
  private readonly keeping = new Map<string, Promise<void>>()
  /** Small ones to be made, newest last. */
  private readonly wanted = new Set<string>()
  private making: Promise<void> | null = null
  /** The one being made right now: if requested meanwhile, it is not made again. */
  private inHand: string | null = null
  private closed = false

  constructor(fs: LibraryFs, paths: LibraryPaths, imaging: Imaging, writable: boolean) {
    this.fs = fs
    this.paths = paths
    this.imaging = imaging
    this.writable = writable
  }

  /** Null if there is none, or if a power cut left an empty or broken one. */
  async read(sha256: string): Promise<Uint8Array | null> {
    await this.keeping.get(sha256)
    return await this.whole(this.paths.thumbnail(sha256))
  }

  /** The small one; null if there is none: it is then made in the background from the large one, if that exists. */
  async readSmall(sha256: string): Promise<Uint8Array | null> {
    const bytes = await this.whole(this.paths.smallThumbnail(sha256))
    if (bytes === null) this.makeSmallSoon(sha256)
    return bytes
  }

  private async whole(file: string): Promise<Uint8Array | null> {
    const bytes = await ifThere(this.fs.readFile(file))
    return bytes !== null && isWholeWebp(bytes) ? bytes : null
  }

  /** Makes it from the original; concurrent requests share one run. */
  make(sha256: string, original: string): Promise<Uint8Array> {
    let work = this.inWork.get(sha256)
    if (work === undefined) {
      work = this.imaging.thumbnail(original, thumbnailSide).then(async (bytes) => {
        if (!this.closed) await this.keep(sha256, bytes)
        return bytes
      })
      this.inWork.set(sha256, work)
      void work.catch(() => undefined).then(() => this.inWork.delete(sha256))
    }
    return work
  }

  /** Writes it; a failure only means that it is made again. */
  async keep(sha256: string, bytes: Uint8Array): Promise<void> {
    const work = this.write(this.paths.thumbnail(sha256), bytes).finally(() => {
      if (this.keeping.get(sha256) === work) this.keeping.delete(sha256)
    })
    this.keeping.set(sha256, work)
    await work
  }

  /** Stops writing; resolves when the last one is written. */
  async close(): Promise<void> {
    this.closed = true
    this.wanted.clear()
    await this.making
    await Promise.all(this.keeping.values())
  }

  private makeSmallSoon(sha256: string): void {
    if (!this.writable || this.closed || this.inHand === sha256) return
    this.wanted.delete(sha256)
    this.wanted.add(sha256)
    // What was viewed last is most likely viewed again.
    for (const oldest of this.wanted) {
      if (this.wanted.size <= mostWaiting) break
      this.wanted.delete(oldest)
    }
    this.making ??= this.makeWanted().finally(() => {
      this.making = null
    })
  }

  /** One after the other, so that nobody waits behind them. */
  private async makeWanted(): Promise<void> {
    for (;;) {
      const sha256 = [...this.wanted].at(-1)
      if (sha256 === undefined) return
      this.wanted.delete(sha256)
      this.inHand = sha256
      try {
        const large = await this.largeOf(sha256)
        if (large === null) continue
        const bytes = await this.imaging.thumbnail(large, smallSide)
        if (!this.closed) await this.write(this.paths.smallThumbnail(sha256), bytes)
      } catch {
        // The large one is used instead, and the next request tries again.
      } finally {
        this.inHand = null
      }
    }
  }

  /** Where the large one is, or the preview kept for a picture whose file the user removed. */
  private async largeOf(sha256: string): Promise<string | null> {
    await this.keeping.get(sha256)
    for (const file of [this.paths.thumbnail(sha256), this.paths.preview(sha256)])
      if ((await this.whole(file)) !== null) return file
    return null
  }

  private async write(file: string, bytes: Uint8Array): Promise<void> {
    if (!this.writable) return
    // Not in its drawer: leftovers of a crash are found by listing one folder.
    const temporary = join(this.paths.thumbnails, `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
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
}

/**
 * Deletes thumbnails until there is room to change the index: otherwise nothing could be deleted on a full disk. They
 * are made again when viewed.
 * @returns false if there were none
 */
export async function makeRoom(fs: LibraryFs, paths: LibraryPaths): Promise<boolean> {
  let freed = 0
  for (const drawer of (await ifThere(fs.readdir(paths.thumbnails))) ?? []) {
    // One being written, or a file that somebody put there, must not be removed.
    if (!drawerName.test(drawer)) continue
    const folder = join(paths.thumbnails, drawer)
    for (const name of ((await ifThere(fs.readdir(folder))) ?? []).filter((one) => thumbnailName.test(one))) {
      const file = join(folder, name)
      const size = (await ifThere(fs.stat(file)))?.size ?? 0
      await fs.rm(file, { force: true })
      freed += size
      if (freed >= roomAtOnce) return true
    }
  }
  return freed > 0
}

/** The length in a RIFF header is that of the whole file minus eight bytes. */
function isWholeWebp(bytes: Buffer): boolean {
  return readSignature(bytes)?.mime === 'image/webp' && bytes.readUInt32LE(4) + 8 <= bytes.length
}
