import { Loader, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconChevronDown, IconClock, IconHelpHexagon, IconPhoto } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Job } from '../../../../shared/domain/job.ts'
import { mediaUrl } from '../../../../shared/domain/picture.ts'
import type { ProviderInfo } from '../../../../shared/domain/provider.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatElapsed, formatMoment } from '../../../../shared/words/time.ts'
import { commands } from '../../actions/commands.ts'
import { waitLine } from '../../data/held-jobs.ts'
import { isUploading } from '../../data/job-words.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useWait } from '../../ui/use-wait.ts'
import { JobActions } from './job-actions.tsx'
import { JobDetails } from './job-details.tsx'
import { elapsed, isRunning, jobLine, lookOfJob, summaryOf } from './job-words.ts'
import classes from './queue.module.css'

interface Props {
  job: Job
  /** It is listed under its batch. */
  within: boolean
  open: boolean
  onToggle: () => void
}

const icons = {
  queued: IconClock,
  waiting: IconClock,
  failed: IconAlertTriangle,
  uncertain: IconHelpHexagon,
  cancelled: IconBan,
  done: IconPhoto
} as const

const lookAt = (pictureId: string): void => commands.run('openPicture', { pictureId })

/**
 * The picture made; before that the picture to repaint with the state over it; otherwise the state alone.
 * @param still the job waits, so nothing spins
 */
function Face({ job, still }: { job: Job; still: boolean }): ReactNode {
  const { source } = job.request
  const first = job.pictureIds[0]
  const shown = first ?? (source?.kind === 'picture' ? source.pictureId : undefined)
  const [broken, setBroken] = useState<string | null>(null)
  const Icon = still ? IconClock : isRunning(job) ? null : icons[job.state as keyof typeof icons]
  const state = Icon ? <Icon size={20} stroke={1.5} /> : <Loader size={18} />
  const { tone } = lookOfJob(job)
  if (shown === undefined || broken === shown)
    return (
      <span className={classes.face} data-tone={tone} aria-hidden>
        {state}
      </span>
    )
  return (
    <UnstyledButton
      className={classes.face}
      data-tone={tone}
      aria-label={
        first === undefined
          ? t('queue.jobRow.openSource')
          : job.pictureIds.length === 1
            ? t('queue.jobRow.openPicture')
            : t('queue.jobRow.openFirstOfPictures', { count: job.pictureIds.length })
      }
      onClick={() => lookAt(shown)}
    >
      <img
        src={mediaUrl(shown, 'small')}
        alt=""
        loading="lazy"
        draggable={false}
        data-dim={first === undefined || undefined}
        onError={() => setBroken(shown)}
      />
      {first === undefined ? (
        <span className={classes.over} aria-hidden>
          {state}
        </span>
      ) : null}
      {job.pictureIds.length > 1 ? <span className={classes.more}>{job.pictureIds.length}</span> : null}
    </UnstyledButton>
  )
}

/** "Pixazo · SDXL Lightning" */
export function modelWords(providers: readonly ProviderInfo[], { request }: Job): string {
  const found = findOperation(providers, request.operationId)
  if (!found) return request.operationId
  return `${found.provider.demo ? t('queue.jobRow.demo') : found.provider.label} · ${found.operation.label}`
}

/** A job in the list: what was requested, from whom, its state, and what can be done. */
export function JobRow({ job, within, open, onToggle }: Props): ReactNode {
  const providers = useProviders((state) => state.providers)
  const found = findOperation(providers, job.request.operationId)
  const model = modelWords(providers, job)
  const { wait, now } = useWait(job)
  const underWay = elapsed(job, now)
  const { tone, label } = lookOfJob(job)
  const { prompt } = job.request.parameters
  const words = prompt.trim() === '' ? t('queue.jobRow.noPrompt') : prompt
  const first = job.pictureIds[0]
  return (
    <article
      className={classes.row}
      data-tone={tone}
      data-within={within || undefined}
      aria-label={`${label}: ${prompt.slice(0, 120)}`}
    >
      <Face job={job} still={wait !== null} />
      <div className={classes.text}>
        {first === undefined ? (
          <p className={classes.prompt} data-selectable>
            {words}
          </p>
        ) : (
          <UnstyledButton
            className={classes.prompt}
            title={t('queue.jobRow.openPicture')}
            onClick={() => lookAt(first)}
          >
            {words}
          </UnstyledButton>
        )}
        <p className={classes.facts} data-selectable>
          {[model, formatMoment(job.createdAt, now), summaryOf(job.request)].filter(Boolean).join('  ·  ')}
        </p>
        <p className={classes.state} data-tone={tone} data-selectable>
          {job.state === 'failed' || job.state === 'uncertain' ? <b>{label}. </b> : null}
          {wait === null ? jobLine(job) : waitLine(wait)}
          {underWay === null || wait !== null ? null : (
            <span className={classes.elapsed}>{formatElapsed(underWay)}</span>
          )}
        </p>
        {job.error?.data.nextStep && job.state === 'failed' ? (
          <p className={classes.next} data-selectable>
            {job.error.data.nextStep}
          </p>
        ) : null}
        {job.warnings.map((warning) => (
          <p key={warning} className={classes.next} data-selectable>
            {warning}
          </p>
        ))}
        {wait === null && (isRunning(job) || isUploading(job)) ? (
          <ProgressBar className={classes.progress} fraction={job.fraction} />
        ) : null}
        <JobActions job={job} wait={wait} provider={found?.provider} />
        {open ? <JobDetails job={job} now={now} /> : null}
      </div>
      <IconButton
        label={open ? t('queue.jobRow.hideDetails') : t('queue.jobRow.showDetails')}
        aria-expanded={open}
        className={classes.chevron}
        data-open={open || undefined}
        icon={<IconChevronDown size={18} stroke={1.5} />}
        side="left"
        onClick={onToggle}
      />
    </article>
  )
}
