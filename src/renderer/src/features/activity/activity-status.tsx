import { Popover, UnstyledButton } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { useCommand } from '../../actions/commands.ts'
import { useTasks } from '../../data/tasks-store.ts'
import classes from './activity.module.css'
import { ActivityPanel } from './activity-panel.tsx'
import { useActivity } from './activity-store.ts'
import { fractionOfAll, statusOf } from './activity-words.ts'
import { useEndNotices } from './use-end-notices.ts'

/** A ring that fills; it spins while the progress is unknown. */
function Ring({ fraction }: { fraction: number | null }): ReactNode {
  return (
    <svg
      className={classes.ring}
      data-unknown={fraction === null || undefined}
      viewBox="0 0 16 16"
      width={14}
      height={14}
      aria-hidden
    >
      <circle cx={8} cy={8} r={6.5} />
      <circle cx={8} cy={8} r={6.5} pathLength={1} strokeDasharray={`${fraction ?? 0.28} 1`} />
    </svg>
  )
}

/** Tasks in the status bar: what is running and how far it is, or what has just ended. Opens the panel. */
export function ActivityStatus(): ReactNode {
  const tasks = useTasks((state) => state.tasks)
  const { open, seen, panelToggled } = useActivity()
  const running = tasks.filter(({ state }) => state === 'running')
  const status = statusOf(tasks, seen)
  useEndNotices(tasks)
  useCommand('showActivity', () => panelToggled(true))
  return (
    <Popover opened={open} onChange={panelToggled} position="top-start" width={480} offset={8} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.pill}
          data-tone={status?.tone ?? 'idle'}
          aria-label={
            status === null
              ? t('activity.activityStatus.activity')
              : t('activity.activityStatus.withProgress', { progress: status.text })
          }
          onClick={() => panelToggled(!open)}
        >
          {running.length > 0 ? (
            <Ring fraction={fractionOfAll(running)} />
          ) : (
            <IconChecklist size={16} stroke={1.5} aria-hidden />
          )}
          {status === null ? null : <span className={classes.pillText}>{status.text}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t('activity.activityStatus.activity')}>
        <ActivityPanel />
      </Popover.Dropdown>
    </Popover>
  )
}
