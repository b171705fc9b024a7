/** The stores of all rooms over one open folder, each created once. */
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../shared/clock.ts'
import type { LibraryInfo } from '../../shared/contract.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import type { Imaging } from '../imaging/imaging.ts'
import { databaseFlush } from './database/database-flush.ts'
import { PictureRows } from './database/picture-rows.ts'
import { DraftStore } from './disk/draft-store.ts'
import type { LibraryFs } from './disk/library-fs.ts'
import type { LibraryPaths } from './disk/library-paths.ts'
import { OriginalFiles } from './disk/original-files.ts'
import { ThumbnailFiles } from './disk/thumbnail-files.ts'
import { Incoming } from './journal/incoming.ts'
import { RemovedFiles } from './journal/removed-files.ts'
import { WriteQueue } from './journal/write-queue.ts'
import { MaskStore } from './pictures/mask-store.ts'
import { PictureMarksStore } from './pictures/picture-marks.ts'
import { ShelfStore } from './shelves/shelf-store.ts'

export interface StoredLibraryOptions {
  fs: LibraryFs
  paths: LibraryPaths
  database: DatabaseSync
  imaging: Imaging
  clock: Clock
  newId: () => string
  /** Of the library; empty if it cannot be read. */
  id?: string
  state: LibraryInfo['state']
  repairs: string[]
  /** Called when a file turned out to be missing, or is back. */
  changed?: (picture: Picture) => void
  /** Who has it open, if that is why it is read-only. */
  openElsewhere?: LibraryInfo['openElsewhere']
  /** Why it is not ready, in plain words, if neither another copy of the app nor a missing disk is the reason. */
  reason?: string | null
  quietMoment?: (signal: AbortSignal) => Promise<void>
  /** Called when the folder turned out to be gone. */
  stateChanged?: (info: LibraryInfo) => void
  /** The journal, with pending work from the last session. */
  incoming?: Incoming
  /** Removes what was created to read a folder that cannot be written. */
  dispose?: () => Promise<void>
}

export interface LibraryParts {
  readonly options: StoredLibraryOptions
  readonly flush: () => Promise<void>
  readonly writeQueue: WriteQueue
  readonly rows: PictureRows
  readonly incoming: Incoming
  readonly originals: OriginalFiles
  readonly thumbnails: ThumbnailFiles
  readonly removed: RemovedFiles
  readonly masks: MaskStore
  readonly drafts: DraftStore
  readonly marks: PictureMarksStore
  readonly shelves: ShelfStore
  /** The current state; for a closed library the state when it was closed. */
  readonly info: () => LibraryInfo
  /** Freezes what `info` returns: the database is about to be closed. */
  keepInfo(): void
}

export function libraryParts(options: StoredLibraryOptions): LibraryParts {
  const { fs, paths, database, imaging, clock, newId, repairs, openElsewhere = null, reason = null } = options
  const writable = options.state === 'ready'
  const writeQueue = new WriteQueue(fs, paths, options.state, openElsewhere !== null, () =>
    options.stateChanged?.(info())
  )
  const rows = new PictureRows(database)
  const incoming = options.incoming ?? new Incoming(fs, paths, rows, database)
  let last: LibraryInfo | null = null

  const now = (): LibraryInfo => {
    const { state } = writeQueue
    const { shown, bytes } = writeQueue.guarded(() => rows.totals())
    return {
      folder: paths.folder,
      pictures: shown,
      trashed: writeQueue.guarded(() => rows.trashedCount()),
      bytes,
      state,
      openElsewhere,
      reason,
      repairs
    }
  }
  const info = (): LibraryInfo => last ?? now()

  return {
    options,
    flush: databaseFlush(fs, paths.database),
    writeQueue,
    rows,
    incoming,
    originals: new OriginalFiles(fs, paths),
    thumbnails: new ThumbnailFiles(fs, paths, imaging, writable),
    removed: new RemovedFiles(fs, paths, rows),
    masks: new MaskStore({ fs, paths, rows, imaging, clock, newId }),
    drafts: new DraftStore(fs, paths, clock, writable),
    marks: new PictureMarksStore(database, incoming, newId),
    shelves: new ShelfStore({ fs, paths, database, clock, newId }),
    info,
    keepInfo() {
      try {
        last = info()
      } catch {
        // If the disk is gone by now, the counts are unavailable.
        last = {
          folder: paths.folder,
          pictures: 0,
          trashed: 0,
          bytes: 0,
          state: writeQueue.state,
          openElsewhere: null,
          reason: null,
          repairs
        }
      }
    }
  }
}
