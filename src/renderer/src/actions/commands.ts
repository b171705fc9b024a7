/**
 * What one part of the window asks of another: features do not import each other, so requests are named commands. One
 * part handles a command, any part runs it. The list below is the whole vocabulary.
 */
import { useEffect, useRef } from 'react'
import type { Parameters } from '../../../shared/domain/parameters.ts'
import type { PictureQuery } from '../../../shared/domain/picture-query.ts'
import type { ErrorAction } from '../../../shared/errors.ts'

export type View = 'gallery' | 'viewer' | 'compare' | 'lineage' | 'inpaint' | 'queue' | 'statistics' | 'settings'

export interface Commands {
  /** Handled by compose: as if Generate was clicked. */
  generate: undefined
  /** Handled by compose. If its panel is closed, app opens it for any command of compose. */
  focusPrompt: undefined
  /**
   * Handled by compose: fills the form with the recipe of a picture or job. `seed`: keep it (locked) or draw a new one.
   * `pictureId`: the picture whose recipe it is; what is sent from the form then follows it in its lineage.
   */
  reuse: {
    operationId: string | null
    parameters: Partial<Parameters>
    seed: 'same' | 'new'
    pictureId?: string | undefined
  }
  /** Handled by compose: a built-in preset ("pixazo/sdxl-lightning:4-steps") or a user's own by id. */
  applyPreset: { presetId: string }
  /** Handled by compose: select a model. */
  chooseOperation: { operationId: string }
  /** Handled by settings; app opens the settings if they are not shown. */
  openServiceSettings: { providerId: string }
  /**
   * Handled by inpaint; app opens the studio if it is not shown. Opens a picture to be repainted. `resultId`: opens the
   * picture from which this result was made, with its mask and settings, exactly as it was.
   */
  openStudio: { pictureId: string } | { resultId: string }
  /** Handled by settings; app opens them. */
  openImageHost: undefined
  /** Handled by settings; app opens them. */
  openLibrarySettings: undefined
  /** Handled by app. */
  goTo: { view: View }
  /** Handled by app: shows a picture in the viewer. */
  openPicture: { pictureId: string }
  /**
   * Handled by app: opens the quick look over the gallery, with its cursor on this picture; closes it if it already
   * shows this picture.
   */
  quickLook: { pictureId: string }
  /** Handled by app: shows only the picture, full screen, in the viewer. */
  setFullscreen: { on: boolean }
  /**
   * Handled by app: shows these pictures one after another, or with null the whole list, over everything. `from`:
   * starts with this one.
   */
  startSlideshow: { ids: readonly string[] | null; from: string | null }
  /** Handled by app: two to four pictures side by side; the first four if there are more. */
  comparePictures: { ids: readonly string[] }
  /** Handled by app: the family of a picture, scrolled to this one. */
  openLineage: { pictureId: string }
  /** Handled by the inspector: focuses the tag field of the selection. If it is closed, app opens it. */
  editTags: undefined
  /** Handled by app: the next picture of the list, selected in the gallery or shown in the viewer. */
  nextPicture: undefined
  /** Handled by keep: asks for a name and makes a collection of these pictures. */
  newCollection: { ids: readonly string[]; name: string }
  /** Handled by keep. */
  renameCollection: { collectionId: string }
  /** Handled by keep: its pictures stay, and it can be undone. */
  removeCollection: { collectionId: string }
  /** Handled by keep: every tag of the library, to rename, merge and remove. */
  manageTags: undefined
  /** Handled by keep: asks, then deletes the originals and keeps thumbnail and recipe. */
  removeFiles: { ids: readonly string[] }
  /** Handled by keep: asks, then deletes these pictures in the trash for good; null for all of them. */
  deleteForGood: { ids: readonly string[] | null }
  /** Handled by app: the queue, scrolled to this job. */
  showJob: { jobId: string }
  /** Handled by activity: the panel of tasks. */
  showActivity: undefined
  /** Handled by app: the gallery, with the pictures that were imported or made together. */
  showBatch: { batchId: string }
  /** Handled by app: the action of the button beside a job's error ("check-key", "retry" …). */
  followError: { action: ErrorAction; jobId: string }
  /** Handled by export: opens its dialog for these pictures. */
  exportPictures: { ids: string[] }
  /** Handled by export: for everything that a query lists. `words` describe it, in the middle of a sentence. */
  exportQuery: { query: PictureQuery; words: string }
  /** Handled by app. */
  focusSearch: undefined
  /** Handled by browse. If its tab is not shown, app shows it. */
  focusBrowse: undefined
}

export type CommandName = keyof Commands
type Handler<N extends CommandName> = (payload: Commands[N]) => void
type Arguments<N extends CommandName> = undefined extends Commands[N] ? [] : [payload: Commands[N]]

export interface CommandBus {
  /** A command whose part is closed opens it and waits for it; one that nobody can handle is dropped. */
  run<N extends CommandName>(name: N, ...payload: Arguments<N>): void
  /** @returns a function that removes the handler. A second handler replaces the first. */
  handle<N extends CommandName>(name: N, handler: Handler<N>): () => void
  /**
   * How to open the part that handles these commands, if none handles them yet. `open` returns false if it cannot open
   * now: the command is dropped, so that it does not run much later.
   */
  openBy(names: readonly CommandName[], open: () => boolean | void): void
}

/** A separate bus, for a test; the window's is `commands`. */
export function createCommandBus(): CommandBus {
  const handlers = new Map<CommandName, (payload: never) => void>()
  const openers = new Map<CommandName, () => boolean | void>()
  const waiting = new Map<CommandName, unknown>()
  return {
    run(name, ...[payload]) {
      const handler = handlers.get(name)
      if (handler) return handler(payload as never)
      const open = openers.get(name)
      if (!open) return
      waiting.set(name, payload)
      if (open() === false) waiting.delete(name)
    },
    handle(name, handler) {
      handlers.set(name, handler)
      if (waiting.has(name)) {
        const payload = waiting.get(name)
        waiting.delete(name)
        handler(payload as never)
      }
      return () => {
        if (handlers.get(name) === (handler as unknown)) handlers.delete(name)
      }
    },
    openBy(names, open) {
      for (const name of names) openers.set(name, open)
    }
  }
}

/** The window's commands. */
export const commands = createCommandBus()

/** Handles a command while the component is mounted; always calls the newest closure. */
export function useCommand<N extends CommandName>(name: N, handler: Handler<N>): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => commands.handle(name, (payload) => latest.current(payload)), [name])
}
