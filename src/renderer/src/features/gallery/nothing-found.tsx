import { Button } from '@mantine/core'
import { IconPhotoSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { PictureQuery } from '../../../../shared/domain/picture-query.ts'
import { hasSearchableWord } from '../../../../shared/domain/search-words.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatList } from '../../../../shared/words/list.ts'
import { find, findEverything } from '../../actions/find-pictures.ts'
import { api } from '../../data/client.ts'
import { chipsOf } from '../../data/find/filter-words.ts'
import { useShelf } from '../../data/shelf-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './nothing-found.module.css'
import { quoted, type RelaxedQuery, relaxedQueries } from './relaxed-queries.ts'

/** Number of suggestions offered. */
const mostWays = 4

interface Way extends RelaxedQuery {
  count: number
}

/** What would be found without one of the parts, most first. */
function useWays(query: PictureQuery): Way[] {
  const collections = useShelf((state) => state.collections)
  const [ways, setWays] = useState<{ of: PictureQuery; list: Way[] } | null>(null)
  useEffect(() => {
    let wanted = true
    const counted = relaxedQueries(query, collections).map(async (less) => {
      const { total } = await api.pictures.index({ after: null, limit: 1, query: less.query })
      return { ...less, count: total ?? 0 }
    })
    Promise.all(counted).then(
      (list) => {
        if (wanted)
          setWays({ of: query, list: list.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count) })
      },
      () => undefined
    )
    return () => {
      wanted = false
    }
  }, [query, collections])
  return ways?.of === query ? ways.list.slice(0, mostWays) : []
}

/** Shown if a query finds nothing: the query, and the shortest way to a result. */
export function NothingFound({ query }: { query: PictureQuery }): ReactNode {
  const collections = useShelf((state) => state.collections)
  const ways = useWays(query)
  const { search, filters } = query
  const chips = chipsOf(filters, collections)
  const asked = [...(search.trim() === '' ? [] : [quoted(search)]), ...chips.map(({ text }) => text)]
  const searchable = search.trim() === '' || hasSearchableWord(search)
  const alone = asked.length === 1
  return (
    <EmptyState
      icon={<IconPhotoSearch size={32} stroke={1.25} />}
      title={
        searchable
          ? t('gallery.nothingFound.title', { query: formatList(asked) })
          : t('gallery.nothingFound.notSearchableTitle', { search: quoted(search) })
      }
      actions={
        <div className={classes.ways}>
          {ways.map(({ key, words, query: less, count }) => (
            <Button key={key} onClick={() => find(less)}>
              {t('gallery.nothingFound.without', { condition: words, count })}
            </Button>
          ))}
          <Button variant={ways.length > 0 ? 'subtle' : 'default'} color="gray" onClick={findEverything}>
            {alone && chips.length === 0
              ? t('gallery.nothingFound.clearSearch')
              : alone
                ? t('gallery.nothingFound.clearFilter')
                : t('gallery.nothingFound.clearAll')}
          </Button>
        </div>
      }
    >
      {!searchable
        ? t('gallery.nothingFound.notSearchable')
        : alone && chips.length === 0
          ? t('gallery.nothingFound.searchHint')
          : t('gallery.nothingFound.noMatch')}
    </EmptyState>
  )
}
