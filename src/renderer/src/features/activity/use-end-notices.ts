import { useEffect, useRef } from 'react'
import type { Task } from '../../../../shared/domain/task.ts'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { hideNotice, showNotice } from '../../data/notices.ts'
import { useActivity } from './activity-store.ts'
import { longTask, toneOf } from './activity-words.ts'

/** Whether to report a task's end: it took long, or failed, and its panel is not visible anyway. */
function worthTelling(task: Task): boolean {
  if (useActivity.getState().open || task.state === 'cancelled') return false
  return task.state === 'failed' || task.noted.error > 0 || (task.endedAt ?? 0) - task.startedAt >= longTask
}

function tell(task: Task): void {
  const show = (): void => {
    hideNotice(task.id)
    useActivity.getState().reportToggled(task.id, true)
    commands.run('showActivity')
  }
  const tone = toneOf(task)
  showNotice({
    id: task.id,
    ...(tone === 'active' || tone === 'idle' ? {} : { tone }),
    title: task.state === 'failed' ? t('activity.useEndNotices.failed', { title: task.title }) : task.title,
    message: task.error?.message ?? task.report?.summary ?? '',
    stays: task.state === 'failed' ? 15_000 : 8000,
    button: { label: t('activity.useEndNotices.showReport'), press: show }
  })
}

/** Reports every task that ends while the window is open. */
export function useEndNotices(tasks: readonly Task[]): void {
  const running = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    for (const task of tasks)
      if (task.state !== 'running' && running.current.has(task.id) && worthTelling(task)) tell(task)
    running.current = new Set(tasks.filter(({ state }) => state === 'running').map(({ id }) => id))
  }, [tasks])
}
