import { useEffect, useState } from 'react'
import type { TagCount } from '../../../../../shared/domain/tag.ts'
import { api } from '../../../data/client.ts'

/** More than are shown: those that are there already are left out. */
const asked = 24
/** Milliseconds of stillness before the library is asked. */
const delay = 60

/**
 * Tags of the library that go with what is typed, most used first.
 * @param wanted false while nobody looks
 */
export function useTagSuggestions(typed: string, wanted: boolean): TagCount[] {
  const [found, setFound] = useState<TagCount[]>([])
  useEffect(() => {
    if (!wanted) return
    let current = true
    const timer = setTimeout(() => {
      // Without suggestions one can still type; there is nothing to tell.
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
