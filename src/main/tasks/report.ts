/** The growing report of a task: lines up to a limit, and what has been done so far. */

import type { NoteLevel, Task, TaskAction, TaskLine, TaskReport } from '../../shared/domain/task.ts'
import { t } from '../../shared/messages/t.ts'
import type { TaskResult } from '../../shared/task-context.ts'

/** Most lines listed. Ten thousand broken files must not fill the memory, the message to the window, or its list. */
const mostLines = 2000
/** Characters per line: a name of any length stays readable. */
const longestLine = 1000

export interface Report {
  note(level: NoteLevel, text: string): void
  soFar(summary: string, actions?: TaskAction[]): void
  noted(): Task['noted']
  ended(state: Task['state'], result: TaskResult | null): TaskReport
}

export function createReport(): Report {
  const lines: TaskLine[] = []
  const noted = { info: 0, warning: 0, error: 0 }
  let more = 0
  let soFar = ''
  let actionsSoFar: TaskAction[] = []
  return {
    note(level, text) {
      noted[level] += 1
      if (lines.length < mostLines) {
        lines.push({ level, text: text.length > longestLine ? `${text.slice(0, longestLine)}…` : text })
        return
      }
      more += 1
      // Problems are never displaced by successes.
      const lesser = level === 'info' ? -1 : lines.findLastIndex((line) => line.level === 'info')
      if (lesser === -1) return
      lines.splice(lesser, 1)
      lines.push({ level, text: text.slice(0, longestLine) })
    },
    soFar(summary, actions = []) {
      soFar = summary
      actionsSoFar = actions
    },
    noted: () => ({ ...noted }),
    ended(state, result) {
      const summary =
        result?.summary ?? [state === 'cancelled' ? t('tasks.report.cancelled') : '', soFar].filter(Boolean).join(' ')
      return { summary, lines, more, actions: result === null ? actionsSoFar : (result.actions ?? []) }
    }
  }
}
