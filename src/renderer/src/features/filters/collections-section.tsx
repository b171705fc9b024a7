import { Menu } from '@mantine/core'
import { IconDots, IconFolder, IconPlus } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import type { Collection } from '../../../../shared/domain/shelf.ts'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { filter } from '../../actions/find-pictures.ts'
import { addToCollection } from '../../actions/mark-pictures.ts'
import { draggedIds, ownDragRuns } from '../../actions/own-drag.ts'
import { useShelf } from '../../data/shelf-store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './browse.module.css'
import { BrowseSection } from './browse-section.tsx'
import { PlaceRow } from './choice-row.tsx'
import type { PartProps } from './part.ts'

/** The collections of the library; one at a time is shown. */
export function CollectionsSection({ filters, counts, stale }: PartProps): ReactNode {
  const collections = useShelf((state) => state.collections)
  const chosen = collections.find(({ id }) => id === filters.collectionId)
  return (
    <BrowseSection
      name="collections"
      label={t('filters.collectionsSection.collections')}
      chosen={chosen?.name}
      action={
        <IconButton
          label={t('filters.collectionsSection.newCollection')}
          icon={<IconPlus size={16} stroke={1.5} />}
          onClick={() => commands.run('newCollection', { ids: [], name: '' })}
        />
      }
    >
      {collections.map((collection) => (
        <CollectionRow
          key={collection.id}
          collection={collection}
          count={counts === null ? undefined : (counts.collections[collection.id] ?? 0)}
          stale={stale}
          on={filters.collectionId === collection.id}
        />
      ))}
      {collections.length === 0 ? <p className={classes.small}>{t('filters.collectionsSection.empty')}</p> : null}
    </BrowseSection>
  )
}

interface RowProps {
  collection: Collection
  count: number | undefined
  stale: boolean
  on: boolean
}

/** Dropping pictures from this window on it adds them. */
function CollectionRow({ collection, count, stale, on }: RowProps): ReactNode {
  const { id, name } = collection
  const [over, setOver] = useState(false)
  const drag = (event: DragEvent): void => {
    if (!ownDragRuns()) return
    event.preventDefault()
    event.stopPropagation()
    setOver(true)
  }
  const drop = (event: DragEvent): void => {
    setOver(false)
    if (!ownDragRuns()) return
    event.preventDefault()
    event.stopPropagation()
    addToCollection(draggedIds(), collection)
  }
  return (
    <div
      className={classes.end}
      role="presentation"
      data-over={over || undefined}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <PlaceRow
        icon={<IconFolder size={16} stroke={1.5} />}
        label={name}
        count={count}
        stale={stale}
        on={on}
        onChoose={() => filter({ collectionId: on ? undefined : id })}
      />
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <IconButton
            label={t('filters.collectionsSection.moreFor', { name })}
            icon={<IconDots size={16} stroke={1.5} />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => commands.run('renameCollection', { collectionId: id })}>
            {t('filters.collectionsSection.rename')}
          </Menu.Item>
          <Menu.Item color="var(--p-danger)" onClick={() => commands.run('removeCollection', { collectionId: id })}>
            {t('filters.collectionsSection.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
