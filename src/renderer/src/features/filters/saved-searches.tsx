import { Menu } from '@mantine/core'
import { IconBookmark, IconDots, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { listsEverything, type PictureQuery } from '../../../../shared/domain/picture-query.ts'
import type { SavedSearch } from '../../../../shared/domain/shelf.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { searchOnly } from '../../data/find/filters.ts'
import { attempt } from '../../data/report.ts'
import { useShelf } from '../../data/shelf-store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { NameForm } from '../../ui/name-form.tsx'
import classes from './browse.module.css'
import { BrowseSection } from './browse-section.tsx'
import { Count } from './choice-row.tsx'
import { applySearch, currentSearch, useSaved } from './saved-store.ts'
import { useSavedCounts } from './use-saved-counts.ts'

/** Searches with their filters and order, saved under a name. */
export function SavedSearches({ query }: { query: PictureQuery }): ReactNode {
  const searches = useShelf((state) => state.searches)
  const appliedId = useSaved((state) => state.appliedId)
  const current = currentSearch(searches, query, appliedId)
  const { counts, stale } = useSavedCounts(searches)
  const [naming, setNaming] = useState(false)
  const something = !listsEverything(query) && query.scope === 'shown' && query.filters.failed === undefined
  return (
    <BrowseSection
      name="searches"
      label={t('filters.savedSearches.savedSearches')}
      chosen={current?.search.name}
      action={
        <IconButton
          label={something ? t('filters.savedSearches.saveThisSearch') : t('filters.savedSearches.searchFirst')}
          icon={<IconPlus size={16} stroke={1.5} />}
          disabled={!something}
          {...(something ? {} : { 'data-disabled': true })}
          onClick={() => setNaming(true)}
        />
      }
    >
      {searches.map((search) => (
        <Row
          key={search.id}
          search={search}
          query={query}
          count={counts[search.id]}
          stale={stale}
          on={current?.search.id === search.id}
          changed={current?.search.id === search.id && current.changed}
        />
      ))}
      {naming ? (
        <NameForm
          look="place"
          label={t('filters.savedSearches.nameOfSearch')}
          maxLength={100}
          value={query.search.slice(0, 100)}
          onClose={() => setNaming(false)}
          onName={async (name) => {
            const saved = await api.searches.save({ name, query: searchOnly(query) })
            useSaved.getState().searchApplied(saved.id)
          }}
        />
      ) : null}
      {searches.length === 0 && !naming ? <p className={classes.small}>{t('filters.savedSearches.empty')}</p> : null}
    </BrowseSection>
  )
}

interface RowProps {
  search: SavedSearch
  query: PictureQuery
  /** Number of pictures it lists; undefined while unknown. */
  count: number | undefined
  stale: boolean
  on: boolean
  changed: boolean
}

function Row({ search, query, count, stale, on, changed }: RowProps): ReactNode {
  const [naming, setNaming] = useState(false)
  const { id, name } = search
  if (naming) {
    return (
      <NameForm
        look="place"
        label={t('filters.savedSearches.nameOfSearch')}
        maxLength={100}
        value={name}
        onClose={() => setNaming(false)}
        onName={(next) => api.searches.change({ id, name: next, query: search.query })}
      />
    )
  }
  return (
    <div className={classes.end}>
      <button
        type="button"
        className={classes.row}
        data-on={on || undefined}
        aria-current={on || undefined}
        onClick={() => applySearch(search)}
      >
        <span className={classes.mark} aria-hidden>
          <IconBookmark size={16} stroke={1.5} />
        </span>
        <span className={classes.label}>
          {name}
          {changed ? <span className={classes.note}> {t('filters.savedSearches.changed')}</span> : null}
        </span>
        <Count value={count} stale={stale} />
      </button>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <IconButton label={t('filters.savedSearches.moreFor', { name })} icon={<IconDots size={16} stroke={1.5} />} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={!changed}
            onClick={() => attempt(api.searches.change({ id, name, query: searchOnly(query) }))}
          >
            {t('filters.savedSearches.update')}
          </Menu.Item>
          <Menu.Item onClick={() => setNaming(true)}>{t('filters.savedSearches.rename')}</Menu.Item>
          <Menu.Item color="var(--p-danger)" onClick={() => attempt(api.searches.remove({ id }))}>
            {t('filters.savedSearches.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
