import type { ReactNode } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { showFiltered } from '../../../actions/find-pictures.ts'
import { addTags, ratePictures, removeTag } from '../../../actions/mark-pictures.ts'
import { Section } from '../../../ui/section.tsx'
import { Stars } from '../../../ui/stars.tsx'
import { CollectionsBox } from './collections-box.tsx'
import classes from './marks.module.css'
import { NotesBox } from './notes-box.tsx'
import { TagsBox } from './tags-box.tsx'

/** The user's marks on one picture, editable. */
export function Marks({ picture }: { picture: Picture }): ReactNode {
  const { id, tags, notes, collectionIds } = picture
  const ids = [id]
  return (
    <div className={classes.blocks}>
      <Section label={t('viewer.marks.tags')}>
        <TagsBox
          key={id}
          tags={tags.map((tag) => ({ tag, some: false }))}
          onAdd={(wanted) => addTags(ids, wanted)}
          onRemove={(tag) => removeTag(ids, tag)}
          onFilter={(tag) => showFiltered({ tags: [tag] })}
        />
      </Section>
      <NotesBox key={id} pictureId={id} notes={notes} />
      <Section label={t('viewer.marks.collections')}>
        <CollectionsBox pictureIds={ids} counts={new Map(collectionIds.map((collection) => [collection, 1]))} />
      </Section>
    </div>
  )
}

/** Its stars; none in the trash. */
export function PictureRating({ picture: { id, rating, trashedAt } }: { picture: Picture }): ReactNode {
  if (trashedAt !== null) return null
  return (
    <div className={classes.rating}>
      <Stars label={t('viewer.marks.rating')} value={rating} onRate={(wanted) => ratePictures([id], wanted)} />
    </div>
  )
}
