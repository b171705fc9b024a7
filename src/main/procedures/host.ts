/** What the services need of the desktop, given to them as an argument. Implemented in shell over Electron. */
import type { Emit, Handlers } from '../../shared/contract.ts'
import type { WindowMenu } from '../../shared/domain/window-menu.ts'
import type { Vault } from '../keys/key-store.ts'
import type { StartWorker } from '../processes/worker-process.ts'

export interface Host {
  version: string
  platform: string
  /** "Electron 45.4.1", or the stand-in over an installed Chromium. */
  name: string
  standIn: boolean
  /** Absolute path of the profile: settings, keys, presets and, unless the user says otherwise, the library. */
  profileFolder: string
  vault: Vault
  startWorker: StartWorker
  /** Absolute paths of the bundles of the child processes. */
  workerEntries: { imaging: string; painter: string; checker: string }
  emit: Emit
  /** The page has written down what was in the works. */
  pageReady(): void
  /** Null when the user closed the dialog. @param start absolute; empty for wherever the system begins */
  chooseFolder(title: string, start: string): Promise<string | null>
  /** Absolute paths of pictures; none when the user closed the dialog. */
  chooseFiles(title: string): Promise<string[]>
  chooseSavePath(suggestedName: string): Promise<string | null>
  revealFile(path: string): void
  /** Moves a folder to the system's trash. @throws AppError storage */
  trashFolder(path: string): Promise<void>
  /** @param png bytes of a PNG */
  copyImage(png: Uint8Array): void
  /**
   * Puts files on the clipboard, as a file manager does.
   * @param files absolute paths
   * @throws AppError internal: the clipboard refused them
   */
  copyFiles(files: readonly string[]): Promise<void>
  /**
   * Drags files out of the window; to be called while the mouse button is held.
   * @param files absolute paths, at least one
   * @param icon bytes of a small PNG, shown under the pointer
   */
  startDrag(files: readonly string[], icon: Uint8Array): void
  openExternal(url: string): Promise<void>
  /** Puts what the window offers into the system's menu. */
  showMenu(menus: WindowMenu): void
  /** The system's proxy for an address, as a PAC script answers: "PROXY a:8080; DIRECT". */
  resolveProxy(url: string): Promise<string>
}

/** The composed app without its window: made by `compose(host)`, ended by `dispose`. */
export interface Core {
  handlers: Handlers
  /** Paths that the user dropped on the window. @returns a ticket for them */
  dropped(paths: readonly string[]): string
  /**
   * The bytes behind a media address, for the app's scheme.
   * @param what "thumbnail" | "small" | "original" of a picture, "mask" for a mask
   * @returns null when there is no such picture or mask or its file is gone; never throws for a strange id. `passing`:
   *   something
   *   better will stand at this address soon
   */
  media(id: string, what: string): Promise<{ bytes: Uint8Array; passing?: boolean } | null>
  /** What would be lost if the app ended now, a sentence each; empty when it can. */
  atRisk(): Promise<string[]>
  /** While it is asked whether the app may end, nothing new is sent; what is on its way goes on. */
  holdSends(hold: boolean): void
  /** Takes every key that is known out of a text. */
  redact(text: string): string
  /** Ends requests, workers and files; a second call does nothing. */
  dispose(): Promise<void>
}
