/** Tells the user that something went wrong, from anywhere in the window. */

import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { showNotice } from './notices.ts'

/** Shows an error as one plain message with its next step. Never throws. */
export function reportError(error: unknown): void {
  const known = error instanceof AppError
  if (known && error.code === 'cancelled') return
  showNotice({
    tone: 'bad',
    title: known ? error.message : t('data.report.failed'),
    message: known ? (error.data.nextStep ?? '') : t('data.report.tryAgain'),
    stays: 10_000
  })
}

/** Runs something whose failure the user should know about. */
export function attempt(work: Promise<unknown>): void {
  work.catch(reportError)
}
