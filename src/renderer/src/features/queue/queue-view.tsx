import { IconStack2 } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Job } from '../../../../shared/domain/job.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatCount } from '../../../../shared/words/count.ts'
import { writePrompt } from '../../actions/write-prompt.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { Chip, ChipRow } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useWork } from '../../ui/use-work.ts'
import { BatchRow } from './batch-row.tsx'
import { JobRow } from './job-row.tsx'
import { inBatches, inOrder, passes, type QueueFilter, queueFilters } from './job-words.ts'
import { Pauses } from './pauses.tsx'
import classes from './queue.module.css'
import { clearEnded } from './queue-actions.tsx'
import { useQueue } from './queue-store.ts'
import { SendFailed } from './send-failed.tsx'

const filterLabels: Record<QueueFilter, string> = {
  all: t('queue.queueView.all'),
  open: t('queue.queueView.inProgress'),
  attention: t('queue.queueView.needsAttention'),
  done: t('queue.queueView.done'),
  cancelled: t('queue.queueView.cancelled')
}

const emptyWords: Record<QueueFilter, string> = {
  all: t('queue.queueView.emptyHint'),
  open: t('queue.queueView.noRequestsInProgress'),
  attention: t('queue.queueView.noAttention'),
  done: t('queue.queueView.noFinishedRequests'),
  cancelled: t('queue.queueView.noCancelledRequests')
}

function useFiltered(filter: QueueFilter): { jobs: Job[]; counts: Record<QueueFilter, number> } {
  const byId = useJobs((state) => state.byId)
  return useMemo(() => {
    const all = Object.values(byId)
    const counts = Object.fromEntries(
      queueFilters.map((each) => [each, all.filter((job) => passes(each, job)).length])
    ) as Record<QueueFilter, number>
    return {
      jobs: inOrder(all.filter((job) => passes(filter, job))),
      counts
    }
  }, [byId, filter])
}

/** Every job: active, waiting, needing a decision, done. */
export function QueueView(): ReactNode {
  const [filter, setFilter] = useState<QueueFilter>('all')
  const sought = useQueue((state) => state.sought)
  const [followed, setFollowed] = useState<string | null>(null)
  if (sought !== followed) {
    setFollowed(sought)
    if (sought !== null) setFilter('all')
  }
  const { jobs, counts } = useFiltered(filter)
  return (
    <div className={classes.view}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('queue.queueView.queue')}</h1>
        <div className={classes.filters}>
          <ChipRow label={t('queue.queueView.show')}>
            {queueFilters.map((each) => (
              <Chip
                key={each}
                active={each === filter}
                data-alarm={(each === 'attention' && counts.attention > 0) || undefined}
                onClick={() => setFilter(each)}
              >
                {filterLabels[each]} <span className={classes.count}>{formatCount(counts[each])}</span>
              </Chip>
            ))}
          </ChipRow>
        </div>
        <ClearEnded />
      </header>
      <Pauses />
      <SendFailed />
      {jobs.length === 0 ? <NoJobs filter={filter} /> : <JobList jobs={jobs} key={filter} />}
    </div>
  )
}

function ClearEnded(): ReactNode {
  const work = useWork()
  return (
    <>
      {work.failure ? (
        <span className={classes.failure} role="alert">
          {work.failure}
        </span>
      ) : null}
      <ActionTextButton action={clearEnded} work={work} size="xs" />
    </>
  )
}

function NoJobs({ filter }: { filter: QueueFilter }): ReactNode {
  return (
    <EmptyState
      icon={<IconStack2 size={40} stroke={1} />}
      title={filter === 'all' ? t('queue.queueView.queueIsEmpty') : emptyWords[filter]}
      actions={filter === 'all' ? <ActionTextButton action={writePrompt} /> : undefined}
    >
      {filter === 'all' ? emptyWords.all : undefined}
    </EmptyState>
  )
}

/** A row of the list: a batch, a job in an open batch, or a single job. */
type Line = { id: string; batch: readonly Job[] } | { id: string; job: Job; within: boolean }

/** @param opened ids of the open batches */
function linesOf(batches: readonly (readonly Job[])[], opened: ReadonlySet<string>): Line[] {
  return batches.flatMap((batch): Line[] => {
    const [first, ...others] = batch as [Job, ...Job[]]
    if (others.length === 0) return [{ id: first.id, job: first, within: false }]
    const id = `batch ${first.batchId}`
    return [{ id, batch }, ...(opened.has(id) ? batch.map((job) => ({ id: job.id, job, within: true })) : [])]
  })
}

/** Rows are as high as needed; only visible ones are rendered. */
function JobList({ jobs }: { jobs: Job[] }): ReactNode {
  const scroll = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const batches = useMemo(() => inBatches(jobs), [jobs])
  const lines = useMemo(() => linesOf(batches, opened), [batches, opened])
  // The rule warns users of the React compiler, which is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    getItemKey: (index) => lines[index]!.id,
    estimateSize: () => 74,
    overscan: 6
  })
  const toggle = (id: string): void => {
    const next = new Set(opened)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }
  const { sought, jobSought } = useQueue()
  useEffect(() => {
    const job = jobs.find(({ id }) => id === sought)
    if (job === undefined) return
    const at = lines.findIndex(({ id }) => id === job.id)
    if (at === -1) return setOpened((before) => new Set([...before, `batch ${job.batchId}`]))
    rows.scrollToIndex(at, { align: 'center' })
    jobSought(null)
  }, [sought, jobSought, jobs, lines, rows])
  return (
    // Focusable, so that the list can be scrolled by keyboard too.
    <div ref={scroll} className={classes.scroll} tabIndex={0} role="region" aria-label={t('queue.queueView.jobs')}>
      <ul className={classes.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const line = lines[row.index]!
          const look = { open: opened.has(line.id), onToggle: () => toggle(line.id) }
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              className={classes.item}
              style={{ transform: `translateY(${row.start}px)` }}
              aria-setsize={lines.length}
              aria-posinset={row.index + 1}
            >
              {'batch' in line ? (
                <BatchRow jobs={line.batch} {...look} />
              ) : (
                <JobRow job={line.job} within={line.within} {...look} />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
