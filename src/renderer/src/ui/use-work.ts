import { useCallback, useState } from 'react'
import { toWireError } from '../../../shared/errors.ts'

export interface Work {
  busy: boolean
  /** What went wrong and what to do, in one text. */
  failure: string | null
  /** Runs one thing at a time. @returns true if it succeeded */
  run: (work: () => Promise<unknown>) => Promise<boolean>
  clear: () => void
}

/** Runs an action with its progress and its failure, both shown beside the button that started it. */
export function useWork(): Work {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const run = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    try {
      await work()
      return true
    } catch (error) {
      const { message, data } = toWireError(error)
      setFailure([message, data.nextStep].filter(Boolean).join(' '))
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setFailure(null), [])
  return { busy, failure, run, clear }
}
