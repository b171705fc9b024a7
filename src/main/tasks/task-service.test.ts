import { describe, expect, it } from 'vitest'
import type { Task } from '../../shared/domain/task.ts'
import { taskSchema } from '../../shared/domain/task.ts'
import { AppError } from '../../shared/errors.ts'
import type { TaskContext } from '../../shared/task-context.ts'
import { manualClock } from '../http/__fixtures__/manual-clock.ts'
import { createTaskService } from './task-service.ts'

function service() {
  const clock = manualClock()
  const told: Task[] = []
  const removed: string[] = []
  let ids = 0
  const tasks = createTaskService({
    clock,
    newId: () => `01JDB0000000000000000${String((ids += 1)).padStart(5, '0')}`,
    changed: (task) => told.push(taskSchema.parse(task)),
    removed: (id) => removed.push(id)
  })
  return { clock, told, removed, tasks }
}

/** Work that continues when told to. */
function steered() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const given = Promise.withResolvers<TaskContext>()
  const work = async (context: TaskContext) => {
    given.resolve(context)
    context.signal.addEventListener('abort', () => reject(context.signal.reason))
    await promise
    return { summary: 'Twelve pictures are there.' }
  }
  return { work, context: given.promise, finish: resolve, fail: reject }
}

describe('a task', () => {
  it('runs, reports progress, and ends with a report', async () => {
    const { tasks, told, clock } = service()
    const { work, context, finish } = steered()
    const task = tasks.start({ kind: 'backup', title: 'Back up the library' }, work)
    expect(task).toMatchObject({ state: 'running', done: 0, total: null, report: null })
    const inside = await context
    inside.progress(3, 12, 'Copying pictures')
    inside.note('warning', 'One was damaged.')
    clock.advance(5000)
    finish()
    expect(await tasks.ended(task.id)).toMatchObject({
      state: 'done',
      doing: '',
      endedAt: clock.now(),
      noted: { warning: 1 },
      report: {
        summary: 'Twelve pictures are there.',
        lines: [{ level: 'warning', text: 'One was damaged.' }],
        more: 0
      }
    })
    expect(told.map(({ state, done }) => [state, done])).toEqual([
      ['running', 0],
      ['running', 3],
      ['done', 3]
    ])
  })

  it('reports progress at most ten times a second, and always the last', async () => {
    const { tasks, told, clock } = service()
    const { work, context, finish } = steered()
    const { id } = tasks.start({ kind: 'import', title: 'Import' }, work)
    const { progress } = await context
    for (let done = 1; done <= 1000; done += 1) progress(done, 1000, 'Reading')
    expect(told.map(({ done }) => done)).toEqual([0, 1])
    await clock.sleeperOf(100)
    clock.advance(100)
    await Promise.resolve()
    await Promise.resolve()
    expect(told.at(-1)).toMatchObject({ done: 1000, state: 'running' })
    progress(1000, 1000, 'Nearly there')
    finish()
    await tasks.ended(id)
    expect(clock.sleepers).toBe(0)
    expect(told).toHaveLength(4)
  })

  it('that throws has failed, with its error and its notes', async () => {
    const { tasks } = service()
    const { id } = tasks.start({ kind: 'export', title: 'Export' }, async ({ note, soFar }) => {
      note('error', 'a.png: the file is gone.')
      soFar('Two of five pictures are exported.')
      throw new AppError('disk-full', 'The disk is full.', { action: 'free-space' })
    })
    expect(await tasks.ended(id)).toMatchObject({
      state: 'failed',
      error: { code: 'disk-full', data: { action: 'free-space' } },
      report: { summary: 'Two of five pictures are exported.', lines: [{ level: 'error' }] }
    })
  })

  it('that throws something else has failed too, with an internal error', async () => {
    const { tasks } = service()
    const { id } = tasks.start({ kind: 'export', title: 'Export' }, async () => {
      throw new TypeError('undefined is not a function')
    })
    expect(await tasks.ended(id)).toMatchObject({ state: 'failed', error: { code: 'internal' } })
  })

  it('that is cancelled ends as such, with what was done by then', async () => {
    const { tasks, told } = service()
    const { work, context } = steered()
    const { id } = tasks.start({ kind: 'import', title: 'Import' }, work)
    ;(await context).soFar('4 of 9 pictures came in.')
    expect(tasks.cancel(id)).toMatchObject({ state: 'running', cancelling: true })
    tasks.cancel(id)
    expect(await tasks.ended(id)).toMatchObject({
      state: 'cancelled',
      cancelling: false,
      error: null,
      report: { summary: 'Cancelled. 4 of 9 pictures came in.' }
    })
    expect(told.filter(({ cancelling }) => cancelling)).toHaveLength(1)
  })

  it('that finishes although it was cancelled is done', async () => {
    const { tasks } = service()
    const gate = Promise.withResolvers<void>()
    const { id } = tasks.start({ kind: 'import', title: 'Import' }, async () => {
      await gate.promise
      return { summary: 'All in.' }
    })
    tasks.cancel(id)
    gate.resolve()
    expect(await tasks.ended(id)).toMatchObject({ state: 'done', report: { summary: 'All in.' } })
  })

  it('keeps 2,000 lines, and problems before successes', async () => {
    const { tasks } = service()
    const { id } = tasks.start({ kind: 'import', title: 'Import' }, async ({ note }) => {
      for (let index = 0; index < 2500; index += 1) note('info', `picture ${index}`)
      note('error', 'x'.repeat(5000))
      return { summary: 'Done.' }
    })
    const { report, noted } = await tasks.ended(id)
    expect(report?.lines).toHaveLength(2000)
    expect(report?.more).toBe(501)
    expect(report?.lines.at(-1)).toMatchObject({ level: 'error' })
    expect(report?.lines.at(-1)?.text.length).toBeLessThan(1010)
    expect(noted).toEqual({ info: 2500, warning: 0, error: 1 })
  })
})

describe('the list', () => {
  it('has the newest first and forgets what is dismissed; a running one cannot be dismissed', async () => {
    const { tasks, removed } = service()
    const first = tasks.start({ kind: 'backup', title: 'One' }, async () => ({ summary: 'Done.' }))
    const steer = steered()
    const second = tasks.start({ kind: 'import', title: 'Two' }, steer.work)
    await tasks.ended(first.id)
    expect(tasks.list().map(({ title }) => title)).toEqual(['Two', 'One'])
    expect(tasks.running().map(({ title }) => title)).toEqual(['Two'])
    expect(() => tasks.dismiss(second.id)).toThrow('still running')
    tasks.dismiss(first.id)
    expect(removed).toEqual([first.id])
    expect(() => tasks.cancel(first.id)).toThrow(AppError)
    steer.finish()
    await tasks.ended(second.id)
  })

  it('keeps the newest fifty ended tasks', async () => {
    const { tasks, removed } = service()
    for (let index = 0; index < 53; index += 1)
      await tasks.ended(tasks.start({ kind: 'export', title: `${index}` }, async () => ({ summary: '' })).id)
    expect(tasks.list()).toHaveLength(50)
    expect(removed).toHaveLength(3)
  })

  it('refuses what must not run beside another, in either order', async () => {
    const { tasks } = service()
    const steer = steered()
    tasks.start({ kind: 'backup', title: 'Back up the library' }, steer.work)
    const move = { kind: 'move', title: 'Move', notBeside: 'all' } as const
    expect(() => tasks.start(move, steer.work)).toThrow('“Back up the library” is still running')
    expect(() => tasks.start({ kind: 'repair', title: 'Repair', notBeside: ['backup'] }, steer.work)).toThrow(AppError)
    tasks.start({ kind: 'export', title: 'Export' }, steer.work)
    steer.finish()
    for (const { id } of tasks.running()) await tasks.ended(id)
    const alone = steered()
    tasks.start(move, alone.work)
    expect(() => tasks.start({ kind: 'export', title: 'Export' }, alone.work)).toThrow('“Move” is still running')
    alone.finish()
  })
})

describe('the end of the app', () => {
  it('cancels what is running and waits for it', async () => {
    const { tasks } = service()
    const { work, context } = steered()
    const { id } = tasks.start({ kind: 'verify', title: 'Check' }, work)
    await context
    await tasks.close()
    expect(tasks.get(id)?.state).toBe('cancelled')
    expect(() => tasks.start({ kind: 'verify', title: 'Check' }, work)).toThrow(AppError)
  })

  it('does not wait forever', async () => {
    const { tasks, clock } = service()
    tasks.start({ kind: 'verify', title: 'Check' }, () => new Promise(() => undefined))
    const closed = tasks.close()
    await clock.sleeperOf(3000)
    clock.advance(3000)
    await closed
    expect(tasks.running()).toHaveLength(1)
  })
})
