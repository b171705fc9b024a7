import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { TaskKind } from '../../../../../shared/domain/task.ts'
import { fractionOf } from '../../../../../shared/domain/task.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { commands } from '../../../actions/commands.ts'
import { useRunningTask } from '../../../data/tasks-store.ts'
import classes from '../settings.module.css'

/** Replaces a button while the task it started is running: progress, and access to details. */
export function RunningTask({ kind, children }: { kind: TaskKind; children: ReactNode }): ReactNode {
  const task = useRunningTask(kind)
  if (task === null) return children
  const fraction = fractionOf(task)
  return (
    <div className={classes.buttons}>
      <Button onClick={() => commands.run('showActivity')}>
        {task.cancelling
          ? t('settings.runningTask.cancelling')
          : fraction === null
            ? t('settings.runningTask.underWay')
            : t('settings.runningTask.done', { percent: Math.floor(fraction * 100) })}
      </Button>
    </div>
  )
}
