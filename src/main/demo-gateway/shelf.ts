/** Files in memory under random names: the least recently used are dropped first. */
import { randomBytes } from 'node:crypto'

export interface ShelfFile {
  bytes: Uint8Array
  mime: string
}

export class Shelf {
  private readonly files = new Map<string, ShelfFile>()
  private readonly maxFiles: number
  private readonly maxBytes: number
  private held = 0

  constructor(maxFiles = 64, maxBytes = 256 * 1024 * 1024) {
    this.maxFiles = maxFiles
    this.maxBytes = maxBytes
  }

  /** @returns the name to request it by */
  add(bytes: Uint8Array, mime: string): string {
    const ending = mime === 'image/jpeg' ? 'jpg' : mime.slice(mime.indexOf('/') + 1)
    const name = `${randomBytes(16).toString('hex')}.${ending}`
    this.put(name, bytes, mime)
    return name
  }

  /** Under a name chosen by the caller; an existing file is replaced. */
  put(name: string, bytes: Uint8Array, mime: string): void {
    this.remove(name)
    this.files.set(name, { bytes, mime })
    this.held += bytes.byteLength
    for (const oldest of this.files.keys()) {
      if (oldest === name || (this.files.size <= this.maxFiles && this.held <= this.maxBytes)) break
      this.remove(oldest)
    }
  }

  get(name: string): ShelfFile | null {
    const file = this.files.get(name)
    if (file === undefined) return null
    this.files.delete(name)
    this.files.set(name, file)
    return file
  }

  remove(name: string): boolean {
    this.held -= this.files.get(name)?.bytes.byteLength ?? 0
    return this.files.delete(name)
  }
}
