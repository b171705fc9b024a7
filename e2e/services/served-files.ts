/** The pictures that the replies' links lead to, kept so that a test can compare bytes. */
import type { ServerResponse } from 'node:http'
import type { PaintedFormat } from './painted-pictures.ts'
import type { ServedPicture } from './scripted-reply.ts'

interface ServedFile {
  bytes: Uint8Array
  contentType: string
  status: number
  /** The announced length is sent, but only half of the bytes, and the connection stays open. */
  neverFinishes: boolean
}

const contentTypes: Readonly<Record<PaintedFormat, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp'
}
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

function fileOf(whole: Uint8Array, format: PaintedFormat, served: ServedPicture): ServedFile {
  const good: ServedFile = { bytes: whole, contentType: contentTypes[format], status: 200, neverFinishes: false }
  if (typeof served === 'object')
    return { ...good, bytes: encode('expired'), contentType: 'text/plain', status: served.expired }
  switch (served) {
    case 'whole':
      return good
    case 'with-script':
      return { ...good, bytes: Buffer.concat([whole, encode('<script>alert(1)</script>')]) }
    case 'truncated':
      return { ...good, bytes: whole.slice(0, Math.floor(whole.length / 2)) }
    case 'svg':
      return {
        ...good,
        bytes: encode('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'),
        contentType: 'image/svg+xml'
      }
    case 'text':
      return { ...good, bytes: encode('This is no picture.'), contentType: 'text/plain' }
    case 'never-finishes':
      return { ...good, neverFinishes: true }
  }
}

export class ServedFiles {
  readonly #files = new Map<string, ServedFile>()

  /** @returns the file's path on the server. */
  add(whole: Uint8Array, format: PaintedFormat, served: ServedPicture): string {
    const path = `/files/${this.#files.size + 1}.${format}`
    this.#files.set(path, fileOf(whole, format, served))
    return path
  }

  /** Exactly what a request for this path is answered with. */
  bytesAt(path: string): Uint8Array | undefined {
    return this.#files.get(path)?.bytes
  }

  answer(path: string, response: ServerResponse): void {
    const file = this.#files.get(path)
    if (!file) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(file.status, { 'content-type': file.contentType, 'content-length': file.bytes.length })
    if (file.neverFinishes) response.write(file.bytes.subarray(0, Math.floor(file.bytes.length / 2)))
    else response.end(file.bytes)
  }
}
