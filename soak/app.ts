/** One life of the app: started, called, and stopped or killed. */
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventName, EventPayload, Input, Output, ProcedureName } from '../src/shared/contract.ts'
import { fromWireError } from '../src/shared/errors.ts'
import type { Acknowledged, FromApp, ProcessFigures, ToApp } from './messages.ts'

export type Listener = <E extends EventName>(event: E, payload: EventPayload<E>) => void

/** The app was killed before it answered: whether it did what was asked is unknown. */
export class Killed extends Error {}

export interface App {
  pid: number
  /**
   * @param choose what the user answers to a dialog
   * @throws AppError the app's own; Killed if it died first
   */
  call<N extends ProcedureName>(name: N, input: Input<N>, choose?: string): Promise<Output<N>>
  /** Reads the originals of these pictures. @returns what is wrong with them */
  audit(pictures: readonly Acknowledged[]): Promise<string[]>
  figures(): Promise<ProcessFigures>
  /** The end of the process; resolves at once when it has ended. @returns the pids of processes it had started */
  kill(): Promise<number[]>
  stop(): Promise<number[]>
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/**
 * Starts the app on a profile.
 * @param killAfterMs kills it this long after its process was started, ready or not; null: never
 * @returns null when it was killed before it was ready
 * @throws Error when it cannot start
 */
export async function startApp(
  profile: string,
  listener: Listener,
  killAfterMs: number | null = null
): Promise<App | null> {
  const child = fork(join(import.meta.dirname, 'app-process.ts'), [profile], {
    serialization: 'advanced',
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--expose-gc',
      '--import',
      join(import.meta.dirname, 'no-electron.mjs')
    ],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const started = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  let next = 0
  child.on('message', (message: FromApp) => {
    if (message.kind === 'ready') return started.resolve()
    if (message.kind === 'failed') return started.reject(new Error(message.message))
    if (message.kind === 'event') return listener(message.name, message.payload as never)
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'answer') asked?.resolve(message.value)
    else asked?.reject(fromWireError(message.error))
  })
  child.on('exit', (code, signal) => {
    const died = new Killed(`The app ended (${signal ?? code}).`)
    started.reject(died)
    for (const { reject } of waiting.values()) reject(died)
    waiting.clear()
    ended.resolve()
  })
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs)

  const send = (message: ToApp): void => {
    if (child.connected) child.send(message, () => undefined)
  }
  const ask = (make: (id: number) => ToApp): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(new Killed('The app has ended.'))
      next += 1
      waiting.set(next, { resolve, reject })
      send(make(next))
    })

  try {
    await started.promise
  } catch (error) {
    await ended.promise
    if (error instanceof Killed && timer !== null) return null
    throw error
  } finally {
    if (timer !== null) clearTimeout(timer)
  }

  const pid = child.pid ?? 0
  return {
    pid,
    call: (name, input, choose) =>
      ask((id) => ({ kind: 'call', id, name, input, choose: choose ?? null })) as Promise<never>,
    audit: (pictures) => ask((id) => ({ kind: 'audit', id, pictures })) as Promise<string[]>,
    figures: () => ask((id) => ({ kind: 'figures', id })) as Promise<ProcessFigures>,
    async kill() {
      const own = childrenOf(pid)
      child.kill('SIGKILL')
      await ended.promise
      return own
    },
    async stop() {
      const own = childrenOf(pid)
      send({ kind: 'stop' })
      await ended.promise
      return own
    }
  }
}
