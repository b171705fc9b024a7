/** What each service last said of its key, until the key changes or the app closes. */
import { create } from 'zustand'
import type { KeyTestResult } from '../../../../shared/domain/key.ts'
import { toWireError } from '../../../../shared/errors.ts'
import { api } from '../../data/client.ts'

export interface KeyTest {
  /** The service is being asked. */
  asking?: true
  result?: KeyTestResult
  /** Why it could not be asked. */
  failure?: string
}

export const useKeyTests = create<{ byProvider: Record<string, KeyTest | undefined> }>()(() => ({ byProvider: {} }))

function keep(providerId: string, test: KeyTest | undefined): void {
  useKeyTests.setState(({ byProvider }) => ({ byProvider: { ...byProvider, [providerId]: test } }))
}

/** Asks a service once whether it takes its key. What an earlier test still says is not heard any more. */
export async function testKey(providerId: string): Promise<void> {
  const test: KeyTest = { asking: true }
  keep(providerId, test)
  const found = await api.keys.test({ providerId }).then(
    (result): KeyTest => ({ result }),
    (error: unknown): KeyTest => {
      const { message, data } = toWireError(error)
      return { failure: [message, data.nextStep].filter(Boolean).join(' ') }
    }
  )
  if (useKeyTests.getState().byProvider[providerId] === test) keep(providerId, found)
}

/** The key is another one, or gone: nothing is known of it. */
export function forgetKeyTest(providerId: string): void {
  keep(providerId, undefined)
}
