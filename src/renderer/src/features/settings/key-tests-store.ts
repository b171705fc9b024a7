/** Each service's last answer about its key, until the key changes or the app closes. */
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

/** Asks a service once whether it accepts its key. Late results of an earlier test are ignored. */
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

/** The key was changed or removed: nothing is known about it. */
export function forgetKeyTest(providerId: string): void {
  keep(providerId, undefined)
}
