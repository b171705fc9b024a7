import { useEffect, useState } from 'react'
import type { PictureSummary } from '../../../../../shared/domain/picture-summary.ts'
import { api } from '../../../data/client.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { reportError } from '../../../data/report.ts'

/** Debounce in milliseconds: a selection grows while dragging. */
const delay = 120

/** What the pictures have in common; the last answer stays until the next arrives. */
export function useSummary(ids: readonly string[]): PictureSummary | null {
  const [summary, setSummary] = useState<PictureSummary | null>(null)
  const version = usePictures((state) => state.version)
  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      api.pictures
        .summary({ ids: [...ids] })
        .then((found) => current && setSummary(found))
        .catch(reportError)
    }, delay)
    return () => {
      current = false
      clearTimeout(timer)
    }
    // `version` stands for what has changed in the pictures.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [ids, version])
  return summary
}
