import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { type TagCount, tagKey } from '../../../../../shared/domain/tag.ts'
import { api } from '../../../data/client.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { lastWord } from './last-word.ts'

const mostTags = 6
const mostRecent = 6
/** Milliseconds: the list of pictures is queried first. */
const delay = 140

export interface Suggestions {
  tags: TagCount[]
  recent: string[]
}

/** The suggestions under the search box: tags that begin with the last word, and earlier searches. */
export function useSuggestions(text: string, open: boolean): Suggestions {
  const recent = useSettings((state) => state.settings.find.recent)
  const set = usePictures((state) => state.query.filters.tags)
  const [found, setFound] = useState<{ word: string; tags: TagCount[] }>({ word: '', tags: [] })
  const [word] = useDebouncedValue(lastWord(text)?.word ?? '', delay)
  useEffect(() => {
    if (!open || word === '') return
    let wanted = true
    api.tags.list({ prefix: word.slice(0, 100), limit: mostTags + 4 }).then(
      (tags) => {
        if (wanted) setFound({ word, tags })
      },
      () => undefined
    )
    return () => {
      wanted = false
    }
  }, [open, word])
  // Until the next answer arrives, the previous one stays if the word merely got longer.
  const tags = word !== '' && word.startsWith(found.word) ? found.tags : []
  const taken = new Set(set?.map(tagKey))
  const typed = text.trim().toLocaleLowerCase()
  return {
    tags: tags.filter(({ tag }) => !taken.has(tagKey(tag))).slice(0, mostTags),
    recent: recent
      .filter((one) => one.toLocaleLowerCase().startsWith(typed) && one.toLocaleLowerCase() !== typed)
      .slice(0, mostRecent)
  }
}
