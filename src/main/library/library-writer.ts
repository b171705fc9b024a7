/** Everything that can be changed in a library: one change at a time. */

import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { codeOf } from '../files/storage-error.ts'
import { assertImportable } from '../imaging/importable.ts'
import { arrive, receive } from './disk/arriving-file.ts'
import { stage } from './disk/staged-file.ts'
import { thumbnailSide } from './disk/thumbnail-files.ts'
import type { LibraryReader, LibraryWriter } from './library.ts'
import type { LibraryParts } from './library-parts.ts'
import { ImportedPictures } from './pictures/imported-pictures.ts'
import { type IntakeParts, takeIn } from './pictures/intake.ts'
import { PictureStore } from './pictures/picture-store.ts'
import { SeenFiles } from './pictures/seen-files.ts'

export function libraryWriter(
  parts: LibraryParts,
  { get, thumbnail }: Pick<LibraryReader, 'get' | 'thumbnail'>
): LibraryWriter {
  const { options, flush, writeQueue, rows, incoming, originals, thumbnails, removed, masks, drafts, marks, shelves } =
    parts
  const { fs, paths, database, imaging, clock, newId, changed = () => undefined } = options
  const { answers } = incoming
  const store = new PictureStore({
    fs,
    paths,
    database,
    flush,
    imaging,
    clock,
    newId,
    rows,
    incoming,
    originals,
    thumbnails,
    answers
  })
  const imported = new ImportedPictures({ fs, paths, database, clock, newId, rows, incoming, originals, changed })
  /** Many files at once: examined in parallel, listed in groups. */
  const intake: IntakeParts = {
    imaging,
    thumbnailSide,
    stage: (file) => stage(fs, paths, file),
    unstage: async ({ file }) => await fs.rm(file, { force: true }).catch(() => undefined),
    list: async (ready, how) => {
      const taken = await writeQueue.inTurn(() => imported.list(ready, how))
      await Promise.all(ready.map(({ examined }) => thumbnails.keep(examined.sha256, examined.thumbnail)))
      return taken
    }
  }

  /** Pictures whose preview could be stored, so that there is something left to view; `skipped` are the others. */
  async function keepPreviews(ids: readonly string[]): Promise<{ kept: string[]; skipped: string[] }> {
    const kept: string[] = []
    const skipped: string[] = []
    for (const id of ids) {
      const picture = rows.get(id)?.picture
      if (picture === undefined || picture.fileRemovedAt !== null) continue
      const small = await thumbnail(id).catch(() => null)
      if (small === null) skipped.push(id)
      else {
        await removed.keepPreview(picture, small)
        kept.push(id)
      }
    }
    return { kept, skipped }
  }

  return {
    seen: new SeenFiles(database),
    async add(picture) {
      writeQueue.assertWritable()
      const there = await store.existing(picture)
      if (there !== null) return there
      const arrived = await writeQueue.beside(() => store.arrive(picture.bytes, picture.received))
      try {
        const { still } = arrived
        const added = await writeQueue.inTurn((after) =>
          store.add(still === undefined ? picture : { ...picture, bytes: still.bytes }, arrived, after)
        )
        if (still !== undefined) picture.leftOut?.(still.said)
        picture.texts?.(arrived.inspected.texts ?? [])
        return added
      } finally {
        await arrived.file.remove()
      }
    },
    receive: () => receive(fs, paths),
    async import(bytes, name = '') {
      writeQueue.assertWritable()
      assertImportable(bytes, name)
      const file = await writeQueue.beside(() => arrive(fs, paths, bytes))
      try {
        const examined = await writeQueue.beside(() => imaging.examine(file.path, thumbnailSide, name, true))
        await writeQueue.beside(() => file.onDisk)
        const staged = { file: file.path, modifiedAt: Math.round(clock.now()) }
        const [taken] = await intake.list([{ file: { path: file.path, name }, staged, examined }], { batchId: null })
        return taken!.outcome === 'known'
          ? { picture: taken!.picture, known: true, restored: taken!.wasTrashed }
          : { picture: taken!.picture, known: false, restored: false }
      } finally {
        await file.remove()
      }
    },
    async takeIn(files, how) {
      writeQueue.assertWritable()
      await takeIn(intake, files, how)
    },
    change: (ids, change) => writeQueue.inTurn(() => marks.change(ids, change)),
    undoChange: (undo) =>
      writeQueue.inTurn(async () => {
        const shelf = await shelves.bringBack(undo)
        return { changed: await marks.undo(undo), shelf }
      }),
    renameTag: (tag, name) => writeQueue.inTurn(() => marks.renameTag(tag, name)),
    removeTag: (tag) => writeQueue.inTurn(() => marks.removeTag(tag)),
    createCollection: (name) => writeQueue.inTurn(() => shelves.createCollection(name)),
    renameCollection: (id, name) => writeQueue.inTurn(() => shelves.renameCollection(id, name)),
    removeCollection: (id) =>
      writeQueue.inTurn(async () => {
        const emptied = await marks.emptyCollection(id)
        try {
          await shelves.removeCollection(id, emptied.undo)
        } catch (error) {
          // The collection stays, and so do its pictures.
          await marks.undo(emptied.undo)
          throw error
        }
        return emptied
      }),
    saveSearch: (name, query) => writeQueue.inTurn(() => shelves.saveSearch(name, query)),
    changeSearch: (id, name, query) => writeQueue.inTurn(() => shelves.changeSearch(id, name, query)),
    async removeSearch(id) {
      await writeQueue.inTurn(() => shelves.removeSearch(id))
    },
    async trash(ids) {
      const trashedAt = Math.round(clock.now())
      await writeQueue.inTurn(async () => {
        // What is already in the trash keeps its date.
        await incoming.change(newId(), { ids: rows.only('shown', ids), trashedAt })
      })
    },
    restore: (ids) =>
      writeQueue.inTurn(async () => {
        const trashed = rows.only('trash', ids)
        if (trashed.length > 0) await incoming.change(newId(), { ids: trashed, trashedAt: null })
        return trashed
      }),
    deleteForGood: (ids) =>
      writeQueue.inTurn(async () => {
        const trashed = rows.only('trash', ids)
        if (trashed.length === 0) return { ids: [], bytes: 0, left: null }
        const { bytes, failed } = await incoming.deletions.delete(newId(), trashed)
        if (failed === null) return { ids: trashed, bytes, left: null }
        await writeQueue.look()
        return { ids: trashed, bytes, left: filesLeft(failed) }
      }),
    removeFiles: (ids) =>
      writeQueue.inTurn(async () => {
        const { kept, skipped } = await keepPreviews(ids)
        let bytes = 0
        if (kept.length === 0) return { ids: kept, skipped, bytes }
        const deleteThem = async (): Promise<void> => {
          bytes = await removed.delete(kept)
        }
        try {
          await incoming.change(newId(), { ids: kept, fileRemovedAt: Math.round(clock.now()) }, deleteThem)
        } catch (error) {
          const left = await removed.stillThere(kept)
          if (left.length > 0) await incoming.change(newId(), { ids: left, fileRemovedAt: null })
          throw error
        }
        return { ids: kept, skipped, bytes }
      }),
    keepReturned: (bytes) => writeQueue.inTurn(() => answers.keep(bytes)),
    async addMask(mask) {
      writeQueue.assertWritable()
      const encoded = await masks.encode(mask)
      return await writeQueue.inTurn(() => masks.add(encoded))
    },
    nameMask: (id, name) => writeQueue.inTurn(() => masks.name(id, name)),
    async saveDraft(pictureId, draft) {
      writeQueue.assertWritable()
      await drafts.save(pictureId, draft, () => get(pictureId) !== null)
    },
    async flushed() {
      await writeQueue.beside(flush)
    }
  }
}

const filesLeft = (why: unknown): AppError =>
  new AppError(
    'storage',
    t('library.libraryWriter.filesLeft'),
    {
      nextStep: t('library.libraryWriter.filesLeftNext'),
      detail: codeOf(why)
    },
    { cause: why }
  )
