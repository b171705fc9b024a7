/**
 * What one part of the window asks of another: features do not import each other, so a wish travels as a named command.
 * One part handles a command, any part runs it. The list below is the whole vocabulary.
 */
import { useEffect, useRef } from 'react'
import type { Parameters } from '../../../shared/domain/parameters.ts'
import type { PictureQuery } from '../../../shared/domain/picture-query.ts'
import type { ErrorAction } from '../../../shared/errors.ts'

export type View = 'gallery' | 'viewer' | 'compare' | 'lineage' | 'inpaint' | 'queue' | 'statistics' | 'settings'

export interface Commands {
  /** Handled by compose: as if Generate was pressed. */
  generate: undefined
  /** Handled by compose. Where its panel is closed, app opens it for any command of compose. */
  focusPrompt: undefined
  /**
   * Handled by compose: fills the form with what a picture or a job was made from. `seed`: keep it (locked) or draw a
   * new one.
   * `pictureId`: the picture whose recipe it is; what is sent from the form then stands after it in its lineage.
   */
  reuse: {
    operationId: string | null
    parameters: Partial<Parameters>
    seed: 'same' | 'new'
    pictureId?: string | undefined
  }
  /** Handled by compose: a built-in preset ("pixazo/sdxl-lightning:4-steps") or a user's own by its id. */
  applyPreset: { presetId: string }
  /** Handled by compose: select a model. */
  chooseOperation: { operationId: string }
  /** Handled by settings; app goes to the settings where they are not shown. */
  openServiceSettings: { providerId: string }
  /**
   * Handled by inpaint; app shows the studio where it is not shown. Opens a picture to be repainted. `resultId`: opens
   * the picture that this result was made from, with its mask and settings, exactly as it was.
   */
  openStudio: { pictureId: string } | { resultId: string }
  /** Handled by settings; app goes there. */
  openImageHost: undefined
  /** Handled by settings; app goes there. */
  openLibrarySettings: undefined
  /** Handled by app. */
  goTo: { view: View }
  /** Handled by app: shows a picture in the viewer. */
  openPicture: { pictureId: string }
  /**
   * Handled by app: opens the quick look over the gallery, with its cursor on this picture; on the picture that it
   * shows already, closes it.
   */
  quickLook: { pictureId: string }
  /** Handled by app: nothing but the picture on the screen, in the viewer. */
  setFullscreen: { on: boolean }
  /**
   * Handled by app: shows these pictures one after another, or with null the whole list, over everything. `from`:
   * begins with this one.
   */
  startSlideshow: { ids: readonly string[] | null; from: string | null }
  /** Handled by app: two to four pictures side by side; of more, the first four. */
  comparePictures: { ids: readonly string[] }
  /** Handled by app: the family of a picture, with this one in sight. */
  openLineage: { pictureId: string }
  /** Handled by the inspector: the box of tags of what is selected. Where it is closed, app opens it. */
  editTags: undefined
  /** Handled by app: the next picture of the list, selected in the gallery or shown in the viewer. */
  nextPicture: undefined
  /** Handled by keep: asks for a name and makes a collection of these pictures. */
  newCollection: { ids: readonly string[]; name: string }
  /** Handled by keep. */
  renameCollection: { collectionId: string }
  /** Handled by keep: its pictures stay, and it can be taken back. */
  removeCollection: { collectionId: string }
  /** Handled by keep: every tag of the library, to rename, join and remove. */
  manageTags: undefined
  /** Handled by keep: asks, then deletes the originals and keeps thumbnail and recipe. */
  removeFiles: { ids: readonly string[] }
  /** Handled by keep: asks, then deletes these pictures of the trash for good; null for all of it. */
  deleteForGood: { ids: readonly string[] | null }
  /** Handled by app: the queue, with this job in sight. */
  showJob: { jobId: string }
  /** Handled by activity: the panel of work that takes long. */
  showActivity: undefined
  /** Handled by app: the gallery, with the pictures that came in together. */
  showBatch: { batchId: string }
  /** Handled by app: what the button beside an error does ("check-key", "retry"...), for an error of a job. */
  followError: { action: ErrorAction; jobId: string }
  /** Handled by export: opens its dialog for these pictures. */
  exportPictures: { ids: string[] }
  /** Handled by export: for all that a query lists. `words` say what they are, in the middle of a sentence. */
  exportQuery: { query: PictureQuery; words: string }
  /** Handled by app. */
  focusSearch: undefined
  /** Handled by browse. Where its tab is not shown, app shows it. */
  focusBrowse: undefined
}

export type CommandName = keyof Commands
type Handler<N extends CommandName> = (payload: Commands[N]) => void
type Arguments<N extends CommandName> = undefined extends Commands[N] ? [] : [payload: Commands[N]]

export interface CommandBus {
  /** A command whose part is closed opens it and waits for it; one that nobody can fulfil is dropped. */
  run<N extends CommandName>(name: N, ...payload: Arguments<N>): void
  /** @returns a function that takes the handler away. A second handler replaces the first. */
  handle<N extends CommandName>(name: N, handler: Handler<N>): () => void
  /**
   * How to open the part that handles these commands, for when none handles them yet. `open` returns false where it
   * cannot come up now: the command is dropped, so that it does not come true much later.
   */
  openBy(names: readonly CommandName[], open: () => boolean | void): void
}

/** A bus of its own, for a test; the window's is `commands`. */
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

/** Handles a command while the component is mounted; the newest closure is always the one called. */
export function useCommand<N extends CommandName>(name: N, handler: Handler<N>): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => commands.handle(name, (payload) => latest.current(payload)), [name])
}
