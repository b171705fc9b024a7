import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import {
  IconAlertTriangle,
  IconBan,
  IconChevronDown,
  IconCircleCheck,
  IconCircleX,
  IconLoader2,
  IconX
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { fractionOf, type Task, type TaskAction } from '../../../../shared/domain/task.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatMoment } from '../../../../shared/words/time.ts'
import { commands } from '../../actions/commands.ts'
import { api } from '../../data/client.ts'
import { attempt } from '../../data/report.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useNow } from '../../ui/use-now.ts'
import classes from './activity.module.css'
import { useActivity } from './activity-store.ts'
import { notedWords, percentOf, reportText, stateWords, type Tone, timeOf, toneOf } from './activity-words.ts'
import { TaskReportLines } from './task-report.tsx'

const icons: Record<Tone, typeof IconX> = {
  active: IconLoader2,
  good: IconCircleCheck,
  warning: IconAlertTriangle,
  bad: IconCircleX,
  idle: IconBan
}

/** One task: its progress, or its result and what can be done with it. */
export function TaskRow({ task }: { task: Task }): ReactNode {
  const running = task.state === 'running'
  const now = useNow(running)
  const tone = toneOf(task)
  const Icon = icons[tone]
  return (
    <li className={classes.task} aria-label={`${task.title}: ${stateWords[task.state].toLowerCase()}`}>
      <span className={classes.face} data-tone={tone} aria-hidden>
        <Icon size={18} stroke={1.5} />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{task.title}</p>
        {running ? <Under task={task} now={now} /> : <Ended task={task} now={now} />}
      </div>
      {running ? (
        <Button
          size="xs"
          disabled={task.cancelling}
          aria-label={t('activity.taskRow.cancelTitle', { title: task.title })}
          onClick={() => attempt(api.tasks.cancel({ id: task.id }))}
        >
          {task.cancelling ? t('activity.taskRow.cancelling') : t('activity.taskRow.cancel')}
        </Button>
      ) : (
        <IconButton
          label={t('activity.taskRow.dismiss')}
          side="left"
          icon={<IconX size={16} stroke={1.5} />}
          onClick={() => attempt(api.tasks.dismiss({ id: task.id }))}
        />
      )}
    </li>
  )
}

function Under({ task, now }: { task: Task; now: number }): ReactNode {
  const percent = percentOf(task)
  const noted = notedWords(task.noted)
  return (
    <>
      <ProgressLine label={task.title} fraction={fractionOf(task)} />
      <p className={classes.doing} data-selectable title={task.doing}>
        {task.doing === '' ? t('activity.taskRow.gettingReady') : task.doing}
      </p>
      <p className={classes.facts}>
        {[percent === null ? '' : `${percent}%`, timeOf(task, now), noted].filter(Boolean).join('  ·  ')}
      </p>
    </>
  )
}

function Ended({ task, now }: { task: Task; now: number }): ReactNode {
  const unfolded = useActivity((state) => state.unfolded.has(task.id))
  const clipboard = useClipboard({ timeout: 1200 })
  const { report, error } = task
  const noted = notedWords(task.noted)
  const lines = report?.lines.length ?? 0
  return (
    <>
      {error ? (
        <p className={classes.failure} data-selectable>
          <b>{error.message}</b> {error.data.nextStep}
        </p>
      ) : null}
      {report?.summary ? (
        <p className={classes.summary} data-selectable>
          {report.summary}
        </p>
      ) : null}
      <p className={classes.facts}>
        {[formatMoment(task.endedAt ?? now, now), timeOf(task, now), noted].filter(Boolean).join('  ·  ')}
      </p>
      <div className={classes.buttons}>
        {report?.actions.map((action) => (
          <ActionButton key={action.kind} task={task} action={action} />
        ))}
        {lines > 0 ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-expanded={unfolded}
            rightSection={
              <IconChevronDown className={classes.chevron} data-open={unfolded || undefined} size={14} stroke={1.5} />
            }
            onClick={() => useActivity.getState().reportToggled(task.id, !unfolded)}
          >
            {unfolded ? t('activity.taskRow.hideReport') : t('activity.taskRow.showReport')}
          </Button>
        ) : null}
        <Button size="xs" variant="subtle" color="gray" onClick={() => clipboard.copy(reportText(task))}>
          {clipboard.copied ? t('activity.taskRow.copied') : t('activity.taskRow.copyReport')}
        </Button>
      </div>
      {unfolded && report ? <TaskReportLines report={report} /> : null}
    </>
  )
}

function ActionButton({ task, action }: { task: Task; action: TaskAction }): ReactNode {
  if (action.kind === 'reveal') {
    return (
      <Button size="xs" onClick={() => attempt(api.tasks.reveal({ id: task.id }))}>
        {t('activity.taskRow.showInFolder')}
      </Button>
    )
  }
  const show = (): void => {
    useActivity.getState().panelToggled(false)
    commands.run('showBatch', { batchId: action.batchId })
  }
  return (
    <Button size="xs" onClick={show}>
      {t('activity.taskRow.showPictures')}
    </Button>
  )
}

interface Props {
  /** What it measures. */
  label: string
  /** 0 to 1; null: it is running with unknown progress. */
  fraction: number | null
}

/** A bar as wide as its container. */
function ProgressLine({ label, fraction }: Props): ReactNode {
  return (
    <div
      className={classes.progress}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={fraction === null ? undefined : Math.floor(fraction * 100)}
      data-unknown={fraction === null || undefined}
    >
      <span style={fraction === null ? undefined : { width: `${fraction * 100}%` }} />
    </div>
  )
}
