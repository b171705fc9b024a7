/** What each service last said of its key, until the key changes or the app closes. */
import { create } from 'zustand'
import type { KeyTestResult } from '../../../../shared/domain/key.ts'

interface KeyTestsState {
  byProvider: Record<string, KeyTestResult | undefined>
  /** @param result undefined: nothing is known any more */
  tested: (providerId: string, result: KeyTestResult | undefined) => void
}

export const useKeyTests = create<KeyTestsState>()((set) => ({
  byProvider: {},
  tested: (providerId, result) => set(({ byProvider }) => ({ byProvider: { ...byProvider, [providerId]: result } }))
}))
