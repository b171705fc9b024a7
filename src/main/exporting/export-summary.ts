/** What an export tells while it runs and when it has ended. */
import { dirname } from 'node:path'
import type { AppError } from '../../shared/errors.ts'
import type { TaskContext, TaskResult } from '../../shared/task-context.ts'
import { formatCount, plural } from '../../shared/words/count.ts'
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
    this.task.progress(this.begun, this.count, `Writing ${file.stem}${file.extension}`)
    this.begun += 1
  }

  made(file: PlannedFile, { flattened, leftOut }: { flattened: boolean; leftOut: readonly string[] }): void {
    if (flattened) this.flattened += 1
    for (const text of leftOut) this.task.note('warning', `${file.stem}${file.extension}: ${text}`)
  }

  leftOut(file: PlannedFile, error: AppError): void {
    this.gone += 1
    this.task.note('warning', `${file.stem}${file.extension} was left out: ${error.message}`)
  }

  maskGone(file: PlannedFile): void {
    this.task.note('warning', `${file.stem}${file.extension}: its mask is gone.`)
  }

  /** @returns false */
  skipped(): false {
    this.there += 1
    return false
  }

  sheetSkipped(path: string): void {
    this.task.note('warning', `${path} was there already and was left as it is.`)
  }

  wrote(): void {
    this.written += 1
    const { settings, target } = this.wanted
    if (settings.form === 'folder')
      this.task.soFar(
        `${formatCount(this.written)} of ${plural(this.count, 'picture')} are in ${target}, each of them whole.`
      )
    else
      this.task.soFar(
        `Nothing was left behind: ${settings.form === 'zip' ? 'the zip' : 'the contact sheet'} was not finished.`
      )
  }

  /** @param path absolute, of what was made */
  end(path: string): TaskResult {
    const { settings, target } = this.wanted
    const { flattened, there, gone, written, count } = this
    if (flattened > 0)
      this.task.note(
        'info',
        `${plural(flattened, 'picture')} had see-through parts, which JPEG cannot hold: they stand on white.`
      )
    if (there > 0)
      this.task.note(
        'info',
        `${plural(there, 'picture')} of the same name ${there === 1 ? 'was' : 'were'} there already and ` +
          `${there === 1 ? 'was' : 'were'} skipped.`
      )
    this.task.progress(count, count, '')
    const what =
      settings.form === 'sheet'
        ? `A contact sheet of ${plural(written, 'picture')} is in ${dirname(target)}.`
        : `${plural(written, 'picture')} exported to ${target}.`
    const rest = [
      there > 0 ? `${formatCount(there)} skipped.` : '',
      gone > 0 ? `${formatCount(gone)} left out: see below.` : ''
    ]
      .filter(Boolean)
      .join(' ')
    return {
      summary: [what, rest].filter(Boolean).join(' '),
      actions: [{ kind: 'reveal', path: settings.form === 'sheet' ? target : path }]
    }
  }
}
