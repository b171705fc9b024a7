/** What an export reports while it runs and when it has ended. */

import { dirname } from 'node:path'
import type { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { TaskContext, TaskResult } from '../../shared/task-context.ts'
import type { Export } from './export.ts'
import type { PlannedFile } from './plan.ts'

const nameOf = ({ stem, extension }: PlannedFile): string => `${stem}${extension}`

export class ExportSummary {
  private begun = 0
  private written = 0
  private there = 0
  private gone = 0
  private flattened = 0

  private readonly task: TaskContext
  private readonly count: number
  private readonly wanted: Export

  constructor(task: TaskContext, count: number, wanted: Export) {
    this.task = task
    this.count = count
    this.wanted = wanted
  }

  begins(file: PlannedFile): void {
    this.task.progress(this.begun, this.count, t('exporting.exportSummary.writing', { file: nameOf(file) }))
    this.begun += 1
  }

  made(file: PlannedFile, { flattened, leftOut }: { flattened: boolean; leftOut: readonly string[] }): void {
    if (flattened) this.flattened += 1
    for (const text of leftOut) this.task.note('warning', `${nameOf(file)}: ${text}`)
  }

  leftOut(file: PlannedFile, error: AppError): void {
    this.gone += 1
    this.task.note('warning', t('exporting.exportSummary.fileLeftOut', { file: nameOf(file), reason: error.message }))
  }

  maskGone(file: PlannedFile): void {
    this.task.note('warning', t('exporting.exportSummary.maskMissing', { file: nameOf(file) }))
  }

  /** @returns false */
  skipped(): false {
    this.there += 1
    return false
  }

  sheetSkipped(path: string): void {
    this.task.note('warning', t('exporting.exportSummary.sheetExisted', { path }))
  }

  wrote(): void {
    this.written += 1
    const { settings, target } = this.wanted
    if (settings.form === 'folder')
      this.task.soFar(t('exporting.exportSummary.soFar', { written: this.written, count: this.count, target }))
    else
      this.task.soFar(
        settings.form === 'zip'
          ? t('exporting.exportSummary.unfinishedZip')
          : t('exporting.exportSummary.unfinishedSheet')
      )
  }

  /** @param path absolute, of the result */
  end(path: string): TaskResult {
    const { settings, target } = this.wanted
    const { flattened, there, gone, written, count } = this
    if (flattened > 0) this.task.note('info', t('exporting.exportSummary.flattened', { flattened }))
    if (there > 0) this.task.note('info', t('exporting.exportSummary.existed', { count: there }))
    this.task.progress(count, count, '')
    const what =
      settings.form === 'sheet'
        ? t('exporting.exportSummary.sheetDone', { written, folder: dirname(target) })
        : t('exporting.exportSummary.done', { written, target })
    const rest = [
      there > 0 ? t('exporting.exportSummary.skipped', { count: there }) : '',
      gone > 0 ? t('exporting.exportSummary.leftOut', { count: gone }) : ''
    ]
      .filter(Boolean)
      .join(' ')
    return {
      summary: [what, rest].filter(Boolean).join(' '),
      actions: [{ kind: 'reveal', path: settings.form === 'sheet' ? target : path }]
    }
  }
}
