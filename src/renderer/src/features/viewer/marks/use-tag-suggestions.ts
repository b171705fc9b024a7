import { useEffect, useState } from 'react'
import type { TagCount } from '../../../../../shared/domain/tag.ts'
import { api } from '../../../data/client.ts'

/** More than are shown: existing ones are left out. */
const asked = 24
/** Debounce in milliseconds before the library is queried. */
const delay = 60

/**
 * Tags of the library that match what is typed, most used first.
 * @param wanted false while not visible
 */
export function useTagSuggestions(typed: string, wanted: boolean): TagCount[] {
  const [found, setFound] = useState<TagCount[]>([])
  useEffect(() => {
    if (!wanted) return
    let current = true
    const timer = setTimeout(() => {
      // Typing works without suggestions; there is nothing to report.
      api.tags
        .list({ prefix: typed.trim().slice(0, 100), limit: asked })
        .then((tags) => current && setFound(tags))
        .catch(() => undefined)
    }, delay)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [typed, wanted])
  return found
}
