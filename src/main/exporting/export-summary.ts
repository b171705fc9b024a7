/** What an export tells while it runs and when it has ended. */

import { dirname } from 'node:path'
import type { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { TaskContext, TaskResult } from '../../shared/task-context.ts'
import type { Export } from './export.ts'
import type { PlannedFile } from './plan.ts'

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
    this.task.progress(
      this.begun,
      this.count,
      t('exporting.exportSummary.writing', { stem: file.stem, extension: file.extension })
    )
    this.begun += 1
  }

  made(file: PlannedFile, { flattened, leftOut }: { flattened: boolean; leftOut: readonly string[] }): void {
    if (flattened) this.flattened += 1
    for (const text of leftOut) this.task.note('warning', `${file.stem}${file.extension}: ${text}`)
  }

  leftOut(file: PlannedFile, error: AppError): void {
    this.gone += 1
    this.task.note(
      'warning',
      t('exporting.exportSummary.wasLeftOut', { stem: file.stem, extension: file.extension, message: error.message })
    )
  }

  maskGone(file: PlannedFile): void {
    this.task.note(
      'warning',
      t('exporting.exportSummary.itsMaskIsGone', { stem: file.stem, extension: file.extension })
    )
  }

  /** @returns false */
  skipped(): false {
    this.there += 1
    return false
  }

  sheetSkipped(path: string): void {
    this.task.note('warning', t('exporting.exportSummary.wasThereAlreadyAndWas', { path }))
  }

  wrote(): void {
    this.written += 1
    const { settings, target } = this.wanted
    if (settings.form === 'folder')
      this.task.soFar(t('exporting.exportSummary.ofAreInEachOf', { written: this.written, count: this.count, target }))
    else
      this.task.soFar(
        t('exporting.exportSummary.nothingWasLeftBehindWas', {
          rest: settings.form === 'zip' ? t('exporting.exportSummary.zip') : t('exporting.exportSummary.contactSheet')
        })
      )
  }

  /** @param path absolute, of what was made */
  end(path: string): TaskResult {
    const { settings, target } = this.wanted
    const { flattened, there, gone, written, count } = this
    if (flattened > 0) this.task.note('info', t('exporting.exportSummary.hadSeeThroughPartsWhich', { flattened }))
    if (there > 0)
      this.task.note(
        'info',
        t('exporting.exportSummary.ofSameNameThereAlready', { there, rest: there === 1 ? 'was' : 'were' })
      )
    this.task.progress(count, count, '')
    const what =
      settings.form === 'sheet'
        ? t('exporting.exportSummary.contactSheetOfIsIn', { written, dirname: dirname(target) })
        : t('exporting.exportSummary.exportedTo', { written, target })
    const rest = [
      there > 0 ? t('exporting.exportSummary.skipped', { there }) : '',
      gone > 0 ? t('exporting.exportSummary.leftOutSeeBelow', { gone }) : ''
    ]
      .filter(Boolean)
      .join(' ')
    return {
      summary: [what, rest].filter(Boolean).join(' '),
      actions: [{ kind: 'reveal', path: settings.form === 'sheet' ? target : path }]
    }
  }
}
