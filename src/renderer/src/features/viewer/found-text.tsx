import { type ReactNode, useMemo } from 'react'
import { hits, type Range } from '../../../../shared/domain/search-hits.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { HighlightedText } from '../../ui/highlighted-text.tsx'

/** Where the current search matches in a text; none without a search. */
export function useHits(text: string): Range[] {
  const search = usePictures(({ query }) => (query.scope === 'shown' ? query.search : ''))
  return useMemo(() => (search === '' ? [] : hits(text, search)), [text, search])
}

/** A picture's text, with search hits marked. */
export function FoundText({ text }: { text: string }): ReactNode {
  return <HighlightedText text={text} highlights={useHits(text)} />
}
