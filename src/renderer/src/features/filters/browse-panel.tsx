import { IconAlertCircle, IconHeart, IconPhoto, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { listsEverything } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import { useCommand } from '../../actions/commands.ts'
import { filter, find, findEverything } from '../../actions/find-pictures.ts'
import { useCounts } from '../../data/find/facets-store.ts'
import { useTotals } from '../../data/find/totals-store.ts'
import { countJobs, useJobs } from '../../data/jobs-store.ts'
import { usePictures } from '../../data/pictures-store.ts'
import classes from './browse.module.css'
import { PlaceRow } from './choice-row.tsx'
import { CollectionsSection } from './collections-section.tsx'
import { DatesSection } from './dates-section.tsx'
import { LabelSections } from './label-sections.tsx'
import { MadeSections } from './made-sections.tsx'
import { RatingSection } from './rating-section.tsx'
import { SavedSearches } from './saved-searches.tsx'
import { SeedSection } from './seed-section.tsx'
import { TagsSection } from './tags-section.tsx'

const icon = { size: 16, stroke: 1.5 }

/** Ways to browse the library: places, collections, saved searches, tags, and every filter with its counts. */
export function BrowsePanel(): ReactNode {
  const panel = useRef<HTMLDivElement>(null)
  useCommand('focusBrowse', () => panel.current?.querySelector('button')?.focus())
  const query = usePictures((state) => state.query)
  const { counts, stale } = useCounts()
  const all = useTotals((state) => state.shown)
  const trashed = useTotals((state) => state.trashed)
  const failed = useJobs((state) => countJobs(state.byId).failed)
  const part = { filters: query.filters, counts, stale }
  return (
    <div ref={panel} className={classes.panel}>
      <PlaceRow
        icon={<IconPhoto {...icon} />}
        label={t('filters.browsePanel.allPictures')}
        count={all ?? undefined}
        stale={false}
        on={listsEverything(query)}
        onChoose={findEverything}
      />
      <PlaceRow
        icon={<IconHeart {...icon} />}
        label={t('filters.browsePanel.favourites')}
        count={counts?.favourite}
        stale={stale}
        on={query.scope === 'shown' && query.filters.favourite === true}
        onChoose={() => filter({ favourite: query.filters.favourite === true ? undefined : true })}
      />
      {failed > 0 || query.filters.failed ? (
        <PlaceRow
          icon={<IconAlertCircle {...icon} />}
          label={t('filters.browsePanel.failedRequests')}
          count={failed}
          stale={false}
          on={query.filters.failed === true}
          onChoose={() => (query.filters.failed ? findEverything() : find({ search: '', filters: { failed: true } }))}
        />
      ) : null}
      <PlaceRow
        icon={<IconTrash {...icon} />}
        label={t('filters.browsePanel.trash')}
        count={trashed}
        stale={false}
        on={query.scope === 'trash'}
        onChoose={() => find({ scope: query.scope === 'trash' ? 'shown' : 'trash' })}
      />
      <div className={classes.filters} inert={query.scope === 'trash'}>
        <CollectionsSection {...part} />
        <SavedSearches query={query} />
        <TagsSection {...part} />
        <DatesSection {...part} />
        <RatingSection {...part} />
        <LabelSections {...part} />
        <MadeSections {...part} />
        <SeedSection {...part} />
      </div>
    </div>
  )
}
