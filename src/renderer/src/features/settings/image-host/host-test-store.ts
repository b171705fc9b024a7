/** The last test of the bucket, until the bucket or its secret changes or the app closes. */
import { create } from 'zustand'
import type { HostTestStep } from '../../../../../shared/domain/image-host.ts'
import { toWireError } from '../../../../../shared/errors.ts'
import { api } from '../../../data/client.ts'

interface HostTestState {
  /** Counts the tests and the changes that invalidate one: results of an older one are not shown. */
  turn: number
  running: boolean
  steps: HostTestStep[]
  /** Why there was no test at all. */
  failure: string | null
  begun: () => void
  stepEnded: (turn: number, step: HostTestStep) => void
  ended: (turn: number, steps: HostTestStep[], failure: string | null) => void
  /** The bucket or its secret has changed. */
  outdated: () => void
}

export const useHostTest = create<HostTestState>()((set) => ({
  turn: 0,
  running: false,
  steps: [],
  failure: null,
  begun: () => set(({ turn }) => ({ turn: turn + 1, running: true, steps: [], failure: null })),
  stepEnded: (of, step) =>
    set(({ turn, steps }) =>
      of === turn ? { steps: [...steps.filter((other) => other.step !== step.step), step] } : {}
    ),
  ended: (of, steps, failure) => set(({ turn }) => (of === turn ? { running: false, steps, failure } : {})),
  outdated: () => set(({ turn }) => ({ turn: turn + 1, running: false, steps: [], failure: null }))
}))

/** Tests the stored bucket; each step is shown when it ends. Never throws. */
export async function testBucket(): Promise<void> {
  useHostTest.getState().begun()
  const { turn, stepEnded, ended } = useHostTest.getState()
  const stop = api.on('hostTestStep', (step) => stepEnded(turn, step))
  try {
    ended(turn, await api.imageHosts.test(), null)
  } catch (error) {
    const { message, data } = toWireError(error)
    ended(turn, [], [message, data.nextStep].filter(Boolean).join(' '))
  } finally {
    stop()
  }
}
