/** What the procedures work on. The library and its jobs are replaced together when another library is opened. */
import type { Clock } from '../../shared/clock.ts'
import type { AppInfo } from '../../shared/contract.ts'
import type { HeldAnswers } from '../answers/held-answers.ts'
import type { Checker } from '../checking/checker.ts'
import type { ExportCache } from '../exporting/export-cache.ts'
import type { PictureExporter } from '../exporting/picture-exporter.ts'
import type { HttpClient } from '../http/http-client.ts'
import type { ProxyFor } from '../http/proxy.ts'
import type { Send } from '../image-hosts/send.ts'
import type { Imaging } from '../imaging/imaging.ts'
import type { FolderWatch } from '../importing/folder-watch.ts'
import type { ImportService } from '../importing/import-service.ts'
import type { ImageHosts } from '../jobs/image-hosts.ts'
import type { JobService } from '../jobs/job-service.ts'
import type { Line } from '../jobs/line.ts'
import type { TransferLog } from '../jobs/transfers.ts'
import type { Addresses } from '../jobs/wire.ts'
import type { KeyStore } from '../keys/key-store.ts'
import type { Library } from '../library/library.ts'
import type { PresetStore } from '../settings/open-presets.ts'
import type { SettingsStore } from '../settings/open-settings.ts'
import type { LibraryKeeper } from '../switching/library-keeper.ts'
import type { TaskService } from '../tasks/task-service.ts'
import type { DroppedFiles } from './dropped-files.ts'
import type { Host } from './host.ts'

export interface OpenLibrary {
  readonly library: Library
  readonly jobs: JobService
  readonly transfers: TransferLog
}

export interface Context {
  readonly host: Host
  readonly keys: KeyStore
  readonly settings: SettingsStore
  readonly presets: PresetStore
  readonly http: HttpClient
  /** The route to an address, according to the settings and the system. */
  readonly proxyFor: ProxyFor
  readonly imaging: Imaging
  readonly addresses: Addresses
  /** Which services may be asked now. */
  readonly line: Line
  readonly imageHosts: ImageHosts
  /** How requests to an image host are sent. */
  readonly sendToHost: Send
  /** Exports pictures from the library. */
  readonly exporter: PictureExporter
  /** Copies for other programs. */
  readonly exportCache: ExportCache
  readonly clock: Clock
  readonly newId: () => string
  readonly checker: Checker
  readonly imports: ImportService
  readonly watch: FolderWatch
  readonly dropped: DroppedFiles
  /** What was paid for and is in no library yet. */
  readonly heldAnswers: HeldAnswers
  /** Work that takes a while. */
  readonly tasks: TaskService
  /** The open library, and its jobs. */
  opened(): OpenLibrary
  /** Replaces it with another one. */
  readonly libraryKeeper: LibraryKeeper<OpenLibrary>
  info(): Promise<AppInfo>
  redact(text: string): string
}
