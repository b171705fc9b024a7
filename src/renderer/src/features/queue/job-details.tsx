import { Button, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Job } from '../../../../shared/domain/job.ts'
import { mediaUrl } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatDuration, formatMoment } from '../../../../shared/words/time.ts'
import { commands } from '../../actions/commands.ts'
import { fillCompose, jobContext } from '../../actions/jobs.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { parameterRows } from './job-words.ts'
import classes from './queue.module.css'

/** What the job requested, its course, and the service's own words on a failure. */
export function JobDetails({ job, now }: { job: Job; now: number }): ReactNode {
  const { parameters } = job.request
  const course: [string, string][] = [
    [t('queue.jobDetails.requested'), formatMoment(job.createdAt, now)],
    ...(job.startedAt === null
      ? []
      : [[t('queue.jobDetails.sent'), formatMoment(job.startedAt, now)] as [string, string]]),
    ...(job.startedAt !== null && job.finishedAt !== null
      ? [[t('queue.jobDetails.duration'), formatDuration(job.finishedAt - job.startedAt)] as [string, string]]
      : []),
    [t('queue.jobDetails.timesSent'), String(job.attempts)],
    ...(job.polls > 0 ? [[t('queue.jobDetails.polls'), String(job.polls)] as [string, string]] : []),
    ...(job.handle === null ? [] : [[t('queue.jobDetails.jobNumber'), job.handle] as [string, string]]),
    ...(job.error?.data.status === undefined
      ? []
      : [
          [t('queue.jobDetails.status'), t('queue.jobDetails.http', { status: job.error.data.status })] as [
            string,
            string
          ]
        ])
  ]
  return (
    <div className={classes.details}>
      {job.pictureIds.length > 1 ? (
        <div className={classes.pictures}>
          {job.pictureIds.map((pictureId, index) => (
            <UnstyledButton
              key={pictureId}
              aria-label={t('queue.jobDetails.openPicture', { position: index + 1 })}
              onClick={() => commands.run('openPicture', { pictureId })}
            >
              <img src={mediaUrl(pictureId, 'thumbnail')} alt="" loading="lazy" draggable={false} />
            </UnstyledButton>
          ))}
        </div>
      ) : null}
      <dl className={classes.parameters}>
        {[...parameterRows(job.request), ...course].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {job.error?.data.detail ? (
        <div>
          <p className={classes.detailLabel}>{t('queue.jobDetails.rawMessage')}</p>
          <pre className={classes.raw} tabIndex={0}>
            {job.error.data.detail}
          </pre>
        </div>
      ) : null}
      <div className={classes.buttons}>
        <ActionTextButton action={fillCompose} context={jobContext(job)} size="xs" />
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => void navigator.clipboard.writeText(parameters.prompt).catch(() => undefined)}
        >
          {t('queue.jobDetails.copyPrompt')}
        </Button>
      </div>
    </div>
  )
}
