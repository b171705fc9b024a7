import { useCallback, useEffect, useState } from 'react'
import type { Transfer } from '../../../../../shared/domain/image-host.ts'
import { api } from '../../../data/client.ts'
import { useHostTest } from './host-test-store.ts'

/** Newest rows shown. */
const rows = 200
/** Milliseconds: a job changes many times a second while it uploads. */
const settle = 500

export interface Transfers {
  /** Newest first; null until loaded. */
  list: readonly Transfer[] | null
  failed: boolean
  refresh: () => void
}

/** The log, loaded when it is first shown, after jobs changed and after each test. */
export function useTransfers(): Transfers {
  const [list, setList] = useState<readonly Transfer[] | null>(null)
  const [failed, setFailed] = useState(false)
  const testing = useHostTest((state) => state.running)
  const refresh = useCallback(() => {
    api.transfers.list({ limit: rows }).then(
      (next) => {
        setList(next)
        setFailed(false)
      },
      () => setFailed(true)
    )
  }, [])
  useEffect(() => {
    if (!testing) refresh()
  }, [testing, refresh])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(refresh, settle)
    }
    const stops = [api.on('jobChanged', (job) => job.request.inpaint && soon()), api.on('libraryChanged', soon)]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [refresh])
  return { list, failed, refresh }
}
