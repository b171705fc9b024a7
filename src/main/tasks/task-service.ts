/**
 * Work that takes a while: started here, reported by events, cancelled from outside, ended with a report. README.md
 * explains its use.
 */

import type { Clock } from '../../shared/clock.ts'
import type { Task, TaskKind } from '../../shared/domain/task.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { TaskContext, TaskResult, TaskWork } from '../../shared/task-context.ts'
import { createReport } from './report.ts'
import { throttled } from './throttled.ts'

export interface TaskStart {
  kind: TaskKind
  title: string
  /**
   * Kinds that must not run beside it, in either order; "all" for work that needs exclusive use of the library.
   * Default: none.
   */
  notBeside?: readonly TaskKind[] | 'all'
}

export interface TaskService {
  /**
   * Returns at once; the work begins right after the call.
   * @throws AppError invalid-input: it cannot run beside one already running, or the app is about to quit
   */
  start(what: TaskStart, work: TaskWork): Task
  /** Running and ended ones, newest first. */
  list(): Task[]
  running(): Task[]
  get(id: string): Task | null
  /** @throws AppError not-found */
  cancel(id: string): Task
  /** @throws AppError not-found; invalid-input: it is still running */
  dismiss(id: string): void
  /** Resolves with the task when it has ended. @throws AppError not-found */
  ended(id: string): Promise<Task>
  /**
   * Cancels all and waits a few seconds at most for their end: what takes longer is cut off as by a crash, which all of
   * them survive.
   */
  close(): Promise<void>
}

export interface TaskServiceOptions {
  clock: Clock
  newId: () => string
  changed: (task: Task) => void
  removed: (id: string) => void
  /** Progress is reported at most this often, milliseconds. */
  every?: number
}

interface Running {
  task: Task
  notBeside: readonly TaskKind[] | 'all'
  controller: AbortController
  ended: Promise<Task>
}

/** Number of ended tasks kept; the oldest are dropped first. */
const mostEnded = 50
/** Milliseconds that running tasks get when the app quits. */
const closingPatience = 3000

const cancelled = (): AppError => new AppError('cancelled', t('tasks.taskService.cancelled'))

export function createTaskService({ clock, newId, changed, removed, every = 100 }: TaskServiceOptions): TaskService {
  /** In the order of their start. */
  const entries = new Map<string, Running>()
  let closed = false

  const find = (id: string): Running => {
    const found = entries.get(id)
    if (found === undefined)
      throw new AppError('not-found', t('tasks.taskService.notFound'), {
        nextStep: t('tasks.taskService.closeMessage')
      })
    return found
  }
  const running = (): Running[] => [...entries.values()].filter(({ task }) => task.state === 'running')

  function assertMayStart({ kind, notBeside = [] }: TaskStart): void {
    if (closed) throw new AppError('cancelled', t('tasks.taskService.palimpsestIsClosing'))
    const other = running().find((each) => excludes(each.notBeside, kind) || excludes(notBeside, each.task.kind))
    if (other === undefined) return
    throw new AppError('invalid-input', t('tasks.taskService.blocked', { title: other.task.title }), {
      nextStep: t('tasks.taskService.waitOrCancel'),
      action: 'wait'
    })
  }

  function forgetOldest(): void {
    const ended = [...entries.values()].filter(({ task }) => task.state !== 'running')
    for (const { task } of ended.slice(0, Math.max(0, ended.length - mostEnded))) {
      entries.delete(task.id)
      removed(task.id)
    }
  }

  async function run(entry: Running, work: TaskWork): Promise<Task> {
    const { signal } = entry.controller
    const report = createReport()
    const tell = throttled(clock, every, () => changed(entry.task))
    const context: TaskContext = {
      signal,
      progress(done, total, doing) {
        if (entry.task.state !== 'running') return
        entry.task = { ...entry.task, done, total, doing, noted: report.noted() }
        tell.soon()
      },
      note: (level, text) => report.note(level, text),
      soFar: (summary, actions) => report.soFar(summary, actions)
    }
    const outcome = await settle(work, context)
    tell.stop()
    const { state, error } = stateOf(outcome, signal)
    entry.task = {
      ...entry.task,
      state,
      error,
      doing: '',
      cancelling: false,
      endedAt: clock.now(),
      noted: report.noted(),
      report: report.ended(state, 'result' in outcome ? outcome.result : null)
    }
    changed(entry.task)
    forgetOldest()
    return entry.task
  }

  return {
    start(what, work) {
      assertMayStart(what)
      const { kind, title, notBeside = [] } = what
      const now = clock.now()
      const task: Task = {
        id: newId(),
        kind,
        title,
        state: 'running',
        done: 0,
        total: null,
        doing: '',
        cancelling: false,
        startedAt: now,
        endedAt: null,
        noted: { info: 0, warning: 0, error: 0 },
        report: null,
        error: null
      }
      const ended = Promise.withResolvers<Task>()
      const entry: Running = { task, notBeside, controller: new AbortController(), ended: ended.promise }
      entries.set(task.id, entry)
      changed(task)
      queueMicrotask(() => void run(entry, work).then(ended.resolve))
      return task
    },
    list: () => [...entries.values()].map(({ task }) => task).toReversed(),
    running: () => running().map(({ task }) => task),
    get: (id) => entries.get(id)?.task ?? null,
    cancel(id) {
      const entry = find(id)
      if (entry.task.state !== 'running' || entry.task.cancelling) return entry.task
      entry.task = { ...entry.task, cancelling: true }
      changed(entry.task)
      entry.controller.abort(cancelled())
      return entry.task
    },
    dismiss(id) {
      const { task } = find(id)
      if (task.state === 'running')
        throw new AppError('invalid-input', t('tasks.taskService.stillRunning', { title: task.title }), {
          nextStep: t('tasks.taskService.cancelItFirst'),
          action: 'wait'
        })
      entries.delete(id)
      removed(id)
    },
    ended: async (id) => await find(id).ended,
    async close() {
      closed = true
      const open = running()
      for (const { controller } of open) controller.abort(cancelled())
      if (open.length === 0) return
      const patience = new AbortController()
      await Promise.race([
        Promise.all(open.map(({ ended }) => ended)),
        clock.sleep(closingPatience, patience.signal).catch(() => undefined)
      ])
      patience.abort()
    }
  }
}

function excludes(notBeside: readonly TaskKind[] | 'all', kind: TaskKind): boolean {
  return notBeside === 'all' || notBeside.includes(kind)
}

type Outcome = { result: TaskResult } | { thrown: unknown }

async function settle(work: TaskWork, context: TaskContext): Promise<Outcome> {
  try {
    return { result: await work(context) }
  } catch (thrown) {
    return { thrown }
  }
}

/** Work that finished is done, even if it was cancelled a moment too late. */
function stateOf(outcome: Outcome, signal: AbortSignal): Pick<Task, 'state' | 'error'> {
  if ('result' in outcome) return { state: 'done', error: null }
  const error = toWireError(outcome.thrown)
  return signal.aborted && (outcome.thrown === signal.reason || error.code === 'cancelled')
    ? { state: 'cancelled', error: null }
    : { state: 'failed', error }
}
