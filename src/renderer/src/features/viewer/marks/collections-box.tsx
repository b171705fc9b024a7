import type { ReactNode } from 'react'
import { showFiltered } from '../../../actions/find-pictures.ts'
import { addToCollection, removeFromCollection } from '../../../actions/mark-pictures.ts'
import { useShelf } from '../../../data/shelf-store.ts'
import { CollectionPicker } from './collection-picker.tsx'
import { MarkChip } from './mark-chip.tsx'
import classes from './marks.module.css'

interface Props {
  pictureIds: readonly string[]
  /** By collection: how many of the pictures are in it. */
  counts: ReadonlyMap<string, number>
  disabled?: boolean
}

/** The collections that contain the pictures, and a way to add them to others. */
export function CollectionsBox({ pictureIds, counts, disabled = false }: Props): ReactNode {
  const collections = useShelf((state) => state.collections)
  const total = pictureIds.length
  const inside = new Map([...counts].map(([id, count]) => [id, count === total ? ('all' as const) : ('some' as const)]))
  const add = (one: { id: string; name: string }): void => addToCollection(pictureIds, one)
  const remove = (one: { id: string; name: string }): void => removeFromCollection(pictureIds, one)
  return (
    <div className={classes.chips}>
      {collections
        .filter(({ id }) => inside.has(id))
        .map((collection) => {
          const some = inside.get(collection.id) === 'some'
          return (
            <MarkChip
              key={collection.id}
              name={collection.name}
              some={some}
              count={some ? counts.get(collection.id) : undefined}
              what="collection"
              disabled={disabled}
              onPress={() => showFiltered({ collectionId: collection.id })}
              onRemove={() => remove(collection)}
              onComplete={some ? () => add(collection) : undefined}
            />
          )
        })}
      <CollectionPicker pictureIds={pictureIds} inside={inside} disabled={disabled} onAdd={add} onRemove={remove} />
    </div>
  )
}
