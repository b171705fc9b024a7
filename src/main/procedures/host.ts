/** What the services need from the desktop, passed as an argument. Implemented in shell with Electron. */
import type { Emit, Handlers } from '../../shared/contract.ts'
import type { WindowMenu } from '../../shared/domain/window-menu.ts'
import type { Vault } from '../keys/key-store.ts'
import type { StartWorker } from '../processes/worker-process.ts'

export interface Host {
  version: string
  platform: string
  /** "Electron 45.4.1", or the stand-in on an installed Chromium. */
  name: string
  standIn: boolean
  /** Absolute path of the profile: settings, keys, presets and, unless the user chooses otherwise, the library. */
  profileFolder: string
  vault: Vault
  startWorker: StartWorker
  /** Absolute paths of the bundles of the child processes. */
  workerEntries: { imaging: string; painter: string; checker: string }
  emit: Emit
  /** The page has saved its unfinished work. */
  pageReady(): void
  /** Null if the user closed the dialog. @param start absolute; empty for the system's default */
  chooseFolder(title: string, start: string): Promise<string | null>
  /** Absolute paths of pictures; none if the user closed the dialog. */
  chooseFiles(title: string): Promise<string[]>
  chooseSavePath(suggestedName: string): Promise<string | null>
  /**
   * The answer to the event `pathWanted`, which takes the place of a dialog that the system does not show. @throws
   * AppError invalid-input
   */
  pathTyped(id: string, path: string | null): Promise<void>
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
  /** Adds the window's actions to the system's menu. */
  showMenu(menus: WindowMenu): void
  /** The system's proxy for an address, as from a PAC script: "PROXY a:8080; DIRECT". */
  resolveProxy(url: string): Promise<string>
}

/** The composed app without its window: created by `compose(host)`, ended by `dispose`. */
export interface Core {
  handlers: Handlers
  /** Paths that the user dropped on the window. @returns a ticket for them */
  dropped(paths: readonly string[]): string
  /**
   * The bytes for a media address, for the app's scheme.
   * @param what "thumbnail" | "small" | "original" of a picture, "mask" for a mask
   * @returns null if there is no such picture or mask or its file is missing; never throws for an invalid id.
   * `passing`: a better one will soon be at this address
   */
  media(id: string, what: string): Promise<{ bytes: Uint8Array; passing?: boolean } | null>
  /** What would be lost if the app quit now, one sentence each; empty if it can. */
  atRisk(): Promise<string[]>
  /** While the user is asked whether the app may quit, nothing new is sent; requests in flight continue. */
  holdSends(hold: boolean): void
  /** Removes every known key from a text. */
  redact(text: string): string
  /** Ends requests, workers and files; a second call does nothing. */
  dispose(): Promise<void>
}
