/** Pictures made elsewhere: what is known about them, and how several are listed at once. */
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../../shared/clock.ts'
import { nothingKnown, type Picture } from '../../../shared/domain/picture.ts'
import { makeFolderDurable, moveAllDurably } from '../../files/durable-file.ts'
import type { Recipe } from '../../metadata/recipe.ts'
import { inTransaction } from '../database/migrations.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { fileNameFor } from '../disk/library-paths.ts'
import type { OriginalFiles } from '../disk/original-files.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import type { Incoming } from '../journal/incoming.ts'
import type { KnownFile, ListedFile, Listing, Ready } from './intake.ts'

export interface ImportedPicturesParts {
  fs: LibraryFs
  paths: LibraryPaths
  database: DatabaseSync
  clock: Clock
  newId: () => string
  rows: PictureRows
  incoming: Incoming
  originals: OriginalFiles
  /** A picture's file is back. */
  changed: (picture: Picture) => void
}

/** Where a picture came from, according to its record. */
function provenance(
  recipe: Recipe | null,
  name: string,
  importedAt: number
): Pick<Picture, 'providerLabel' | 'operationLabel' | 'parameters' | 'imported'> {
  return {
    providerLabel: recipe?.software ?? null,
    operationLabel: recipe?.model ?? null,
    parameters: recipe?.parameters ?? null,
    imported: {
      fileName: name.toWellFormed().slice(-1000),
      importedAt,
      software: recipe?.software ?? null,
      model: recipe?.model ?? null,
      extra: recipe?.extra ?? {}
    }
  }
}

export class ImportedPictures {
  private readonly parts: ImportedPicturesParts

  constructor(parts: ImportedPicturesParts) {
    this.parts = parts
  }

  /**
   * Journal, files, rows in one transaction, sidecars into place; each step is on disk before the next. Bytes that are
   * already here, or occur twice among these, are reported as known.
   * @throws AppError | SQLite's own error; then none of the new ones is listed, now or at the next start
   */
  async list(files: readonly Ready[], { batchId, leaveKnown = false }: Listing): Promise<ListedFile[]> {
    const { rows } = this.parts
    const fresh = new Map<string, { ready: Ready; stored: StoredPicture }>()
    const outcomes: ListedFile[] = []
    const places = new Map<number, number>()
    for (const ready of files) {
      const { sha256, recipe, textsTooLarge } = ready.examined
      const twin = fresh.get(sha256)
      const known = twin === undefined ? rows.withBytes(sha256) : null
      if (twin !== undefined)
        outcomes.push({ outcome: 'known', picture: twin.stored.picture, restored: false, wasTrashed: false })
      else if (known !== null && leaveKnown)
        outcomes.push({ outcome: 'known', picture: known.picture, restored: false, wasTrashed: false })
      else if (known !== null) outcomes.push(await this.returnKnown(known.picture, ready))
      else {
        const stored = this.describe(ready, batchId, places)
        fresh.set(sha256, { ready, stored })
        outcomes.push({ outcome: 'imported', picture: stored.picture, recipe, textsTooLarge })
      }
    }
    if (fresh.size > 0) await this.listFresh([...fresh.values()])
    return outcomes
  }

  /** The picture that has these bytes: out of the trash, and with its file if that was missing. */
  private async returnKnown(picture: Picture, { staged }: Ready): Promise<KnownFile> {
    const { fs, paths, rows, originals, incoming, newId, changed } = this.parts
    const gone = (await originals.find(picture)) === 'gone'
    if (gone) {
      await makeFolderDurable(dirname(paths.original(picture)), { fs })
      await moveAllDurably([{ from: staged.file, to: paths.original(picture) }], { fs })
    }
    if (gone || picture.missing) rows.setMissing(picture.sha256, false)
    const hidden = picture.trashedAt !== null || picture.fileRemovedAt !== null
    if (hidden) await incoming.change(newId(), { ids: [picture.id], trashedAt: null, fileRemovedAt: null })
    const restored = hidden || gone || picture.missing
    const now = restored ? (rows.get(picture.id)?.picture ?? picture) : picture
    if (restored) changed(now)
    return { outcome: 'known', picture: now, restored, wasTrashed: picture.trashedAt !== null }
  }

  /** @param places the next free place for each time, of those not listed yet */
  private describe(
    { file, staged, examined }: Ready,
    batchId: string | null,
    places: Map<number, number>
  ): StoredPicture {
    const { clock, newId, rows } = this.parts
    const { facts, sha256, bytes, recipe } = examined
    const now = Math.round(clock.now())
    // A future date is an error in the file.
    const createdAt = Math.min(recipe?.madeAt ?? staged.modifiedAt, now)
    const order = Math.max(rows.freeOrderAt(createdAt), places.get(createdAt) ?? 1)
    places.set(createdAt, order + 1)
    return {
      order,
      request: null,
      picture: {
        ...nothingKnown(),
        id: newId(),
        sha256,
        fileName: fileNameFor(sha256, facts.mime),
        mime: facts.mime,
        width: facts.width,
        height: facts.height,
        bytes,
        colour: facts.colour,
        createdAt,
        origin: 'imported',
        batchId,
        ...provenance(recipe, file.name, now)
      }
    }
  }

  private async listFresh(fresh: readonly { ready: Ready; stored: StoredPicture }[]): Promise<void> {
    const { fs, paths, database, rows, incoming } = this.parts
    const moves = fresh.map(({ ready, stored }) => ({ from: ready.staged.file, to: paths.original(stored.picture) }))
    try {
      await incoming.beginPictures(fresh.map(({ stored }) => stored))
      for (const drawer of new Set(moves.map(({ to }) => dirname(to)))) await makeFolderDurable(drawer, { fs })
      await moveAllDurably(moves, { fs })
      inTransaction(database, () => {
        for (const { stored } of fresh) {
          rows.insert(stored)
          rows.setMissing(stored.picture.sha256, false)
        }
      })
    } catch (error) {
      // Nothing of them may take effect later: first the journal, then the files, which no row refers to.
      await Promise.allSettled(fresh.map(({ stored }) => incoming.forgetPicture(stored.picture.id)))
      await Promise.allSettled(moves.map(({ to }) => fs.rm(to, { force: true })))
      throw error
    }
    // A sidecar that stays in the journal is moved into place at the next start.
    await Promise.allSettled(fresh.map(({ stored }) => incoming.finishPicture(stored)))
  }
}
