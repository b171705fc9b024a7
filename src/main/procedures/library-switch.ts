/** What is checked before switching to another library, and what is remembered afterwards. */

import { join, resolve } from 'node:path'
import type { LibraryInfo } from '../../shared/contract.ts'
import type { RecentEntry } from '../../shared/domain/settings.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { TaskContext } from '../../shared/task-context.ts'
import type { Context } from './context.ts'

/** Number of libraries remembered. */
const mostRecent = 12
/** Milliseconds between two checks of requests in flight. */
const lookEvery = 250

function sending(context: Context): number {
  return context
    .opened()
    .jobs.busy()
    .filter((job) => job.state === 'sending').length
}

/** A request in flight belongs to the open library: another one would never learn its outcome. */
function assertNothingOnItsWay(context: Context): void {
  const count = sending(context)
  if (count === 0) return
  throw new AppError('invalid-input', t('procedures.librarySwitch.sending', { count }), {
    nextStep: t('procedures.librarySwitch.sendingNext'),
    action: 'wait'
  })
}

/** A task works on the open library; README.md of tasks explains why this does not wait. */
function assertNoTask(context: Context): void {
  const [task] = context.tasks.running()
  if (task === undefined) return
  throw new AppError('invalid-input', t('procedures.librarySwitch.taskRunning', { title: task.title }), {
    nextStep: t('procedures.librarySwitch.taskRunningNext'),
    action: 'wait'
  })
}

/** @throws AppError invalid-input: something that belongs to the open library is in progress */
export function assertMayLeave(context: Context): void {
  assertNothingOnItsWay(context)
  assertNoTask(context)
}

/** Waits, as part of a task, until no request is in flight. */
export async function untilNothingIsSent(context: Context, task: TaskContext): Promise<void> {
  while (sending(context) > 0) {
    task.progress(0, null, t('procedures.librarySwitch.waiting'))
    await context.clock.sleep(lookEvery, task.signal)
  }
}

/** The list with this library first. */
export function withOpened(recent: readonly RecentEntry[], opened: RecentEntry): RecentEntry[] {
  return [opened, ...recent.filter(({ folder }) => folder !== opened.folder)].slice(0, mostRecent)
}

/** Adds the open library to the list of recent ones. A list that cannot be saved is no reason to fail. */
export async function rememberOpen(context: Pick<Context, 'opened' | 'settings' | 'clock'>): Promise<void> {
  const { folder, pictures, state } = context.opened().library.info()
  if (state === 'unavailable') return
  const opened = { folder, pictures, openedAt: Math.round(context.clock.now()) }
  await context.settings
    .setRecentLibraries(withOpened(context.settings.get().recentLibraries, opened))
    .catch(() => undefined)
}

/** Sets the library to open at the next start. @throws AppError disk-full | storage */
export async function keepChoice(context: Context, folder: string): Promise<void> {
  const usual = resolve(join(context.host.profileFolder, 'library'))
  await context.settings.setLibraryFolder(resolve(folder) === usual ? null : folder)
}

/** Opens another library and remembers it. @throws AppError if it cannot be opened; the old one is then open again */
export async function switchTo(context: Context, folder: string): Promise<LibraryInfo> {
  await rememberOpen(context)
  const { library } = await context.libraryKeeper.open(folder)
  await rememberOpen(context)
  await keepChoice(context, folder)
  return library.info()
}
