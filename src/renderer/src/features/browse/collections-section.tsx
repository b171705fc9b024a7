import { IconFolder } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { filter } from '../../api/find/find.ts'
import { useShelf } from '../../api/shelf-store.ts'
import classes from './browse.module.css'
import { BrowseSection } from './browse-section.tsx'
import { PlaceRow } from './choice-row.tsx'
import type { PartProps } from './part.ts'

/** The collections of the library; one at a time is shown. */
export function CollectionsSection({ filters, counts, stale }: PartProps): ReactNode {
  const collections = useShelf((state) => state.collections)
  const chosen = collections.find(({ id }) => id === filters.collectionId)
  return (
    <BrowseSection name="collections" label="Collections" chosen={chosen?.name}>
      {collections.map(({ id, name }) => (
        <PlaceRow
          key={id}
          icon={<IconFolder size={16} stroke={1.5} />}
          label={name}
          count={counts === null ? undefined : (counts.collections[id] ?? 0)}
          stale={stale}
          on={filters.collectionId === id}
          onChoose={() => filter({ collectionId: filters.collectionId === id ? undefined : id })}
        />
      ))}
      {collections.length === 0 ? <p className={classes.small}>None yet.</p> : null}
    </BrowseSection>
  )
}
