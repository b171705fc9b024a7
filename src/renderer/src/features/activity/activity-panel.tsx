import { Button } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { attempt } from '../../data/report.ts'
import { useTasks } from '../../data/tasks-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './activity.module.css'
import { useActivity } from './activity-store.ts'
import { TaskRow } from './task-row.tsx'

/** Running and ended tasks, newest first. */
export function ActivityPanel(): ReactNode {
  const tasks = useTasks((state) => state.tasks)
  const ended = tasks.filter(({ state }) => state !== 'running')
  useEffect(
    () => useActivity.getState().tasksSeen(tasks.filter(({ state }) => state !== 'running').map(({ id }) => id)),
    [tasks]
  )
  const dismissAll = (): void => attempt(Promise.all(ended.map(({ id }) => api.tasks.dismiss({ id }))))
  return (
    // The panel itself gets the focus first: a task's button disappears when it ends, and Escape would go nowhere.
    <section className={classes.panel} aria-label={t('activity.activityPanel.activity')} tabIndex={-1} data-autofocus>
      <header className={classes.head}>
        <h2>{t('activity.activityPanel.activity')}</h2>
        {ended.length > 1 ? (
          <Button size="xs" variant="subtle" color="gray" onClick={dismissAll}>
            {t('activity.activityPanel.dismissAll')}
          </Button>
        ) : null}
      </header>
      {tasks.length === 0 ? (
        <EmptyState icon={<IconChecklist size={36} stroke={1} />} title={t('activity.activityPanel.nothingIsRunning')}>
          {t('activity.activityPanel.emptyText')}
        </EmptyState>
      ) : (
        <ul className={classes.tasks}>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
      )}
    </section>
  )
}
