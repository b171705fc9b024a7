/** Where everything is inside a library's folder. README.md in this folder gives an overview. */
import { join } from 'node:path'
import type { PictureMime } from '../../../shared/domain/picture.ts'
import { pictureExtensions } from '../../../shared/domain/picture-extension.ts'

const originalName = /^[0-9a-f]{64}\.(?:png|jpg|webp|avif)$/

const sidecarName = /^([0-9a-f]{64})\.([0-9A-HJKMNP-TV-Z]{26})\.json$/

/** What is needed of a picture to find its files. */
export interface Placed {
  id: string
  sha256: string
  fileName: string
}

export interface LibraryPaths {
  readonly folder: string
  readonly marker: string
  readonly database: string
  /** Exists while the library is open, so that the next start knows how the last session ended. */
  readonly inUse: string
  /** Held by the copy of the app that writes here; only SQLite may open it, see library-lock.ts. */
  readonly lock: string
  /** Left when the open database turned out to be damaged: the next start repairs it. */
  readonly damageNote: string
  /** Collections and saved searches. */
  readonly shelf: string
  readonly pictures: string
  readonly masks: string
  readonly thumbnails: string
  /** Thumbnails of pictures whose file the user removed: they cannot be made again. */
  readonly previews: string
  readonly backups: string
  /** What services answered, before it was stitched into the original. */
  readonly returned: string
  /** Work left in the studio, one file per picture. */
  readonly drafts: string
  /** What has begun and is not finished: one small file each. */
  readonly incoming: string
  original(picture: Placed): string
  /** Beside the original; the same bytes may belong to several pictures, each with its own sidecar. */
  sidecar(picture: Pick<Placed, 'id' | 'sha256'>): string
  thumbnail(sha256: string): string
  preview(sha256: string): string
  smallThumbnail(sha256: string): string
  mask(sha256: string): string
  maskSidecar(sha256: string): string
  /** @param fileName as `fileNameFor` makes it */
  returnedFile(fileName: string): string
  draft(pictureId: string): string
  incomingFile(id: string, kind: 'picture' | 'change' | 'deletion'): string
}

/** Name of the original with these bytes. */
export function fileNameFor(sha256: string, mime: PictureMime): string {
  return sha256 + pictureExtensions[mime]
}

/** True for a name that `fileNameFor` makes: no separators, no dots for path traversal. */
export function isOriginalName(name: string): boolean {
  return originalName.test(name)
}

/** The hash and the id in a sidecar's name; null for any other name. */
export function sidecarParts(name: string): { sha256: string; id: string } | null {
  const [, sha256, id] = sidecarName.exec(name) ?? []
  return sha256 === undefined || id === undefined ? null : { sha256, id }
}

/** @param folder absolute path of the library */
export function libraryPaths(folder: string): LibraryPaths {
  const pictures = join(folder, 'pictures')
  const masks = join(folder, 'masks')
  const thumbnails = join(folder, 'thumbnails')
  const previews = join(folder, 'previews')
  const incoming = join(folder, 'incoming')
  const returned = join(folder, 'returned')
  const drafts = join(folder, 'drafts')
  const drawer = (sha256: string): string => sha256.slice(0, 2)
  return {
    folder,
    marker: join(folder, 'library.json'),
    database: join(folder, 'library.db'),
    inUse: join(folder, 'in-use'),
    lock: join(folder, 'library.lock'),
    damageNote: join(folder, 'database-is-damaged'),
    shelf: join(folder, 'shelf.json'),
    pictures,
    masks,
    thumbnails,
    previews,
    backups: join(folder, 'backups'),
    returned,
    drafts,
    incoming,
    original: ({ sha256, fileName }) => join(pictures, drawer(sha256), fileName),
    sidecar: ({ sha256, id }) => join(pictures, drawer(sha256), `${sha256}.${id}.json`),
    thumbnail: (sha256) => join(thumbnails, drawer(sha256), `${sha256}.webp`),
    preview: (sha256) => join(previews, drawer(sha256), `${sha256}.webp`),
    smallThumbnail: (sha256) => join(thumbnails, drawer(sha256), `${sha256}.small.webp`),
    mask: (sha256) => join(masks, `${sha256}.png`),
    maskSidecar: (sha256) => join(masks, `${sha256}.json`),
    returnedFile: (fileName) => join(returned, drawer(fileName), fileName),
    draft: (pictureId) => join(drafts, `${pictureId}.json`),
    incomingFile: (id, kind) => join(incoming, `${id}.${kind}.json`)
  }
}
