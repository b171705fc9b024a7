import { useEffect, useState } from 'react'
import type { SavedSearch } from '../../../../shared/domain/shelf.ts'
import { api } from '../../data/client.ts'
import { useTotals } from '../../data/find/totals-store.ts'

/** How many pictures each saved search lists, by its id: counted one at a time, again after every change. */
export function useSavedCounts(searches: readonly SavedSearch[]): {
  counts: Readonly<Record<string, number>>
  stale: boolean
} {
  const changes = useTotals((state) => state.changes)
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  /** What the counts are of. */
  const [known, setKnown] = useState<{ searches: readonly SavedSearch[]; changes: number } | null>(null)
  useEffect(() => {
    let current = true
    const count = async (): Promise<void> => {
      for (const { id, query } of searches) {
        const { total } = await api.pictures.index({ after: null, limit: 1, query })
        if (!current) return
        if (total !== null) setCounts((before) => ({ ...before, [id]: total }))
      }
      setKnown({ searches, changes })
    }
    // The picture list reports the same error; the old counts stay, dimmed.
    count().catch(() => undefined)
    return () => {
      current = false
    }
  }, [searches, changes])
  return { counts, stale: known?.searches !== searches || known.changes !== changes }
}
