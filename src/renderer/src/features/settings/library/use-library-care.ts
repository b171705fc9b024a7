/** Data in the library's settings that no event reports: counts, the last backup, what a move has left. */
import { useCallback, useEffect, useState } from 'react'
import type { LibraryCareInfo } from '../../../../../shared/contract/library.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { api } from '../../../data/client.ts'
import { loadRecentLibraries } from '../../../data/libraries-store.ts'
import { useTasks } from '../../../data/tasks-store.ts'

/** Counts grow as pictures arrive, and no event reports them: they are refreshed while the page is visible. */
export function useFreshInfo(): void {
  useEffect(() => {
    let current = true
    const ask = (): void => {
      // The banners over the gallery report a missing library; a stale count is not worth a message.
      api.library
        .info()
        .then((info) => current && useAppInfo.getState().libraryLoaded(info))
        .catch(() => undefined)
    }
    ask()
    loadRecentLibraries().catch(() => undefined)
    const stops = [api.on('pictureAdded', ask), api.on('picturesTouched', ask)]
    return () => {
      current = false
      for (const stop of stops) stop()
    }
  }, [])
}

/** Refreshed when a task has ended, and when another library is opened. */
export function useLibraryCare(): { care: LibraryCareInfo | null; refresh: () => void } {
  const [care, setCare] = useState<LibraryCareInfo | null>(null)
  const folder = useAppInfo((state) => state.library?.folder)
  const ended = useTasks((state) => state.tasks.filter((task) => task.state !== 'running').length)
  const refresh = useCallback(() => {
    api.library
      .care()
      .then(setCare)
      .catch(() => undefined)
  }, [])
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(refresh, [refresh, folder, ended])
  return { care, refresh }
}
