/** What an export is, and what it needs. */
import type { ExistingChoice, ExportSettings, ExportSource } from '../../shared/domain/export.ts'
import type { Imaging } from '../imaging/imaging.ts'
import type { PictureExporter } from './picture-exporter.ts'
import type { ExportLibrary } from './plan.ts'

export interface ExportParts {
  library: ExportLibrary
  imaging: Pick<Imaging, 'convert'>
  exporter: PictureExporter
  /** Absolute; for unfinished files. */
  scratch: string
}

export interface Export {
  source: ExportSource
  settings: ExportSettings
  existing: Exclude<ExistingChoice, 'ask'>
  /** Absolute: the folder that the files go into, or the zip or sheet itself. */
  target: string
  /** Of a contact sheet. */
  title: string
  /** When it was requested, epoch milliseconds. */
  at: number
}
