import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Bridge } from '../../../../../shared/contract.ts'
import type { HostTestStep } from '../../../../../shared/domain/image-host.ts'
import { testBucket, useHostTest } from './host-test-store.ts'

const stepOf = (step: HostTestStep['step'], outcome: HostTestStep['outcome'] = 'ok'): HostTestStep => ({
  step,
  outcome,
  message: step,
  ms: 3
})
const all = [stepOf('put'), stepOf('get'), stepOf('delete')]

/** A bucket whose steps end one by one, and whose test ends when told to. */
function bridgeWithTest(): {
  tell: (step: HostTestStep) => void
  end: (answer: Answer) => void
  listening: () => number
} {
  const listeners = new Set<(payload: unknown) => void>()
  let end: (answer: Answer) => void = () => undefined
  const bridge: Bridge = {
    handOver: () => Promise.reject(new Error('not in this test')),
    invoke: () => new Promise((resolve) => void (end = resolve)),
    on: (_event, listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  }
  vi.stubGlobal('window', { palimpsest: bridge })
  return {
    tell: (step) => {
      for (const listener of listeners) listener(step)
    },
    end: (answer) => end(answer),
    listening: () => listeners.size
  }
}

describe('a test of the bucket', () => {
  beforeEach(() => useHostTest.getState().outdated())
  afterEach(() => vi.unstubAllGlobals())

  it('shows each step when it ends, and all of them at its end', async () => {
    const bridge = bridgeWithTest()
    const done = testBucket()
    expect(useHostTest.getState()).toMatchObject({ running: true, steps: [] })
    bridge.tell(stepOf('put'))
    expect(useHostTest.getState()).toMatchObject({ running: true, steps: [stepOf('put')] })
    bridge.end({ ok: true, value: all })
    await done
    expect(useHostTest.getState()).toMatchObject({ running: false, steps: all, failure: null })
    expect(bridge.listening()).toBe(0)
  })

  it('that could not start says why and what to do', async () => {
    const bridge = bridgeWithTest()
    const done = testBucket()
    bridge.end({
      ok: false,
      error: { code: 'missing-key', message: 'There is no secret.', data: { nextStep: 'Add it.' } }
    })
    await done
    expect(useHostTest.getState()).toMatchObject({ running: false, steps: [], failure: 'There is no secret. Add it.' })
  })

  it('of a bucket that was changed meanwhile is not shown', async () => {
    const bridge = bridgeWithTest()
    const done = testBucket()
    bridge.tell(stepOf('put'))
    useHostTest.getState().outdated()
    bridge.tell(stepOf('get', 'failed'))
    bridge.end({ ok: true, value: all })
    await done
    expect(useHostTest.getState()).toMatchObject({ running: false, steps: [], failure: null })
  })
})
