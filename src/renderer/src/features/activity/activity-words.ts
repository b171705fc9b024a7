/** Texts about tasks: in the status bar, in their rows, and on the clipboard. */

import type { NoteLevel, Task } from '../../../../shared/domain/task.ts'
import { fractionOf } from '../../../../shared/domain/task.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatDuration } from '../../../../shared/words/time.ts'

export type Tone = 'active' | 'good' | 'warning' | 'bad' | 'idle'

/** Milliseconds from which a notice reports the end: for shorter tasks the user has seen it. */
export const longTask = 4000

export const stateWords: Record<Task['state'], string> = {
  running: t('activity.activityWords.running'),
  done: t('activity.activityWords.done'),
  failed: t('activity.activityWords.failed'),
  cancelled: t('activity.activityWords.cancelled')
}

/**
 * The colour of an ended task. Warnings in a report are worth a look, and so are errors in it, even if the task
 * finished.
 */
export function toneOf({ state, noted }: Task): Tone {
  if (state === 'running') return 'active'
  if (state === 'failed') return 'bad'
  if (state === 'cancelled') return 'idle'
  return noted.error > 0 || noted.warning > 0 ? 'warning' : 'good'
}

/** Whole percent; null while unknown. 100 only when nothing is left. */
export function percentOf(task: Task): number | null {
  const fraction = fractionOf(task)
  return fraction === null ? null : Math.floor(fraction * 100)
}

/** Combined progress, 0 to 1: all tasks count equally; null if none is known. */
export function fractionOfAll(running: readonly Task[]): number | null {
  const known = running.map(fractionOf).filter((each) => each !== null)
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / running.length
}

/** The status bar's text, or null if there is nothing to say. @param seen ids of ended tasks that were viewed */
export function statusOf(tasks: readonly Task[], seen: ReadonlySet<string>): { text: string; tone: Tone } | null {
  const running = tasks.filter(({ state }) => state === 'running')
  if (running.length > 0) {
    const fraction = fractionOfAll(running)
    const percent = fraction === null ? '' : ` ${Math.floor(fraction * 100)}%`
    const [only] = running
    const what =
      running.length === 1 && only ? only.title : t('activity.activityWords.runningTasks', { count: running.length })
    return { text: what + percent, tone: 'active' }
  }
  const last = tasks.find(({ id, state }) => state !== 'running' && state !== 'cancelled' && !seen.has(id))
  if (last === undefined) return null
  return { text: t('activity.activityWords.endedTask', { title: last.title, state: last.state }), tone: toneOf(last) }
}

/** "38 s, about 2 min left"; no estimate in the first seconds, when it would be a guess. */
export function timeOf(task: Task, now: number): string {
  const elapsed = Math.max(0, (task.endedAt ?? now) - task.startedAt)
  const fraction = fractionOf(task)
  const spent =
    elapsed < 1000
      ? t('activity.activityWords.underSecond')
      : formatDuration(task.state === 'running' ? Math.floor(elapsed / 1000) * 1000 : elapsed).replace(/\.0 s$/, ' s')
  if (task.state !== 'running' || fraction === null || fraction < 0.03 || elapsed < 3000) return spent
  const left = (elapsed * (1 - fraction)) / fraction
  if (left < 1000) return spent
  const rounded = left < 60_000 ? Math.ceil(left / 5000) * 5000 : Math.ceil(left / 60_000) * 60_000
  return t('activity.activityWords.aboutLeft', { spent, left: formatDuration(rounded).replace(/\.0 s$/, ' s') })
}

/** "2 errors, 14 warnings"; empty for none. */
export function notedWords({ error, warning }: Task['noted']): string {
  return [
    error > 0 ? t('activity.activityWords.errors', { count: error }) : '',
    warning > 0 ? t('activity.activityWords.warnings', { count: warning }) : ''
  ]
    .filter(Boolean)
    .join(', ')
}

export const levelWords: Record<NoteLevel, string> = {
  info: '',
  warning: t('activity.activityWords.warning'),
  error: t('activity.activityWords.error')
}

/** The whole report, for the clipboard. */
export function reportText(task: Task): string {
  const { report, error } = task
  const lines = [
    task.title,
    `${stateWords[task.state]}, ${new Date(task.startedAt).toISOString()}` +
      (task.endedAt === null ? '' : ` to ${new Date(task.endedAt).toISOString()}`),
    report?.summary ?? '',
    ...(error === null ? [] : [[error.message, error.data.nextStep].filter(Boolean).join(' ')]),
    ...(report?.lines.map(({ level, text }) => (level === 'info' ? text : `${levelWords[level]}: ${text}`)) ?? []),
    ...(report !== null && report.more > 0 ? [t('activity.activityWords.more', { more: report.more })] : [])
  ]
  return `${lines.filter(Boolean).join('\n')}\n`
}
