import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconStack2 } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { mediaUrl } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatMoment } from '../../../../shared/words/time.ts'
import { applies } from '../../actions/action.ts'
import { isUploading } from '../../data/job-words.ts'
import { useProviders } from '../../data/providers-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useWork } from '../../ui/use-work.ts'
import { modelWords } from './job-row.tsx'
import { groupLine, isRunning, toneOf } from './job-words.ts'
import classes from './queue.module.css'
import { batchContext, cancelBatch, removeBatch, sendBatchAgain, showBatchPictures } from './queue-actions.tsx'

const quiet = { variant: 'subtle', color: 'gray' } as const

/** Actions on the whole batch, in order. */
const ways = [
  { action: showBatchPictures, look: {} },
  { action: sendBatchAgain, look: {} },
  { action: cancelBatch, look: quiet },
  { action: removeBatch, look: quiet }
]

/** As many as fit into a row's thumbnail. */
const facesShown = 4

/** The text that all share, or null. */
function common(words: readonly string[]): string | null {
  const [first = null] = words
  return words.every((each) => each === first) ? first : null
}

function Faces({ jobs, onOpen }: { jobs: readonly Job[]; onOpen: () => void }): ReactNode {
  const pictures = jobs.flatMap(({ pictureIds, request: { source } }) =>
    pictureIds.length > 0 ? pictureIds : source?.kind === 'picture' ? [source.pictureId] : []
  )
  const shown = [...new Set(pictures)].slice(0, facesShown)
  if (shown.length === 0)
    return (
      <span className={classes.face} aria-hidden>
        <IconStack2 size={20} stroke={1.5} />
      </span>
    )
  return (
    <UnstyledButton
      className={classes.face}
      data-many={shown.length > 1 || undefined}
      tabIndex={-1}
      aria-hidden
      onClick={onOpen}
    >
      {shown.map((id) => (
        <img key={id} src={mediaUrl(id, 'small')} alt="" loading="lazy" draggable={false} />
      ))}
    </UnstyledButton>
  )
}

interface Props {
  jobs: readonly Job[]
  open: boolean
  onToggle: () => void
}

/** Jobs submitted together: how many are in each state, and what can be done with all of them. */
export function BatchRow({ jobs, open, onToggle }: Props): ReactNode {
  const providers = useProviders((state) => state.providers)
  const now = useNow(false)
  const work = useWork()
  const context = useMemo(() => batchContext(jobs), [jobs])
  const prompts = [...new Set(jobs.map(({ request }) => request.parameters.prompt.trim()))]
  const first = prompts[0] || t('queue.jobRow.noPrompt')
  const words = prompts.length > 1 ? t('queue.batchRow.prompts', { first, more: prompts.length - 1 }) : first
  const ended = jobs.filter(hasEnded).length
  const tone = toneOf(jobs)
  const toggleWords = open ? t('queue.batchRow.hideRequests') : t('queue.batchRow.showRequests', { count: jobs.length })
  const button = { context, work, size: 'xs' } as const
  return (
    <div
      role="group"
      className={classes.row}
      data-tone={tone}
      aria-label={t('queue.batchRow.label', { count: jobs.length, prompt: words.slice(0, 120) })}
    >
      <Faces jobs={jobs} onOpen={onToggle} />
      <div className={classes.text}>
        <UnstyledButton className={classes.prompt} title={toggleWords} aria-expanded={open} onClick={onToggle}>
          {words}
        </UnstyledButton>
        <p className={classes.facts} data-selectable>
          {[
            t('queue.batchRow.requests', { count: jobs.length }),
            common(jobs.map((job) => modelWords(providers, job))),
            formatMoment(jobs[0]!.createdAt, now)
          ]
            .filter(Boolean)
            .join('  ·  ')}
        </p>
        <p className={classes.state} data-tone={tone} data-selectable>
          {groupLine(jobs)}
        </p>
        {jobs.some((job) => isRunning(job) || isUploading(job)) ? (
          <ProgressBar className={classes.progress} fraction={ended / jobs.length} />
        ) : null}
        <div className={classes.buttons}>
          {ways
            .filter(({ action }) => applies(action, context))
            .map(({ action, look }) => (
              <ActionTextButton key={action.id} {...button} {...look} action={action} />
            ))}
        </div>
        {work.failure ? (
          <p className={classes.failure} role="alert">
            {work.failure}
          </p>
        ) : null}
      </div>
      <IconButton
        label={toggleWords}
        aria-expanded={open}
        className={classes.chevron}
        data-open={open || undefined}
        icon={<IconChevronDown size={18} stroke={1.5} />}
        side="left"
        onClick={onToggle}
      />
    </div>
  )
}
