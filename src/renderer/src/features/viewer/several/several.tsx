import { type ReactNode, useMemo } from 'react'
import { mediaUrl } from '../../../../../shared/domain/picture.ts'
import type { PictureSummary } from '../../../../../shared/domain/picture-summary.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatCount } from '../../../../../shared/words/count.ts'
import { type Action, type Context, contextOf } from '../../../actions/action.ts'
import { showFiltered } from '../../../actions/find-pictures.ts'
import { addTags, ratePictures, removeTag } from '../../../actions/mark-pictures.ts'
import {
  comparePictures,
  copyAsFiles,
  deleteForGood,
  exportPictures,
  favourite,
  moveToTrash,
  removeFiles,
  restore,
  slideshow
} from '../../../actions/pictures.ts'
import { useFace } from '../../../actions/use-face.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { Section } from '../../../ui/section.tsx'
import { Stars } from '../../../ui/stars.tsx'
import { useNow } from '../../../ui/use-now.ts'
import inspector from '../inspector.module.css'
import { CollectionsBox } from '../marks/collections-box.tsx'
import marks from '../marks/marks.module.css'
import { TagsBox } from '../marks/tags-box.tsx'
import { commonLines } from './common-words.ts'
import { NotesOfMany } from './notes-of-many.tsx'
import classes from './several.module.css'
import { useSummary } from './use-summary.ts'

function inOrder(ids: readonly string[]): string[] {
  const { index } = usePictures.getState()
  return ids.toSorted((a, b) => index.indexOf(a) - index.indexOf(b))
}

/** Several pictures: what they have in common, and all marks that can be set for all of them. */
export function Several({ ids }: { ids: readonly string[] }): ReactNode {
  const summary = useSummary(ids)
  const inTrash = usePictures((state) => state.query.scope === 'trash')
  const context = useMemo(() => contextOf('gallery', inOrder(ids), inTrash), [ids, inTrash])
  return (
    <div className={inspector.inspector}>
      <div className={inspector.scroll}>
        <Collage ids={ids} />
        <h2 className={classes.title}>{t('viewer.several.selected', { count: ids.length })}</h2>
        <Toolbar context={context} />
        {inTrash ? null : (
          <div className={classes.look}>
            <LookButtons context={context} />
          </div>
        )}
        {inTrash ? null : <Editor ids={ids} summary={summary} />}
        {summary ? <Common summary={summary} /> : null}
      </div>
    </div>
  )
}

function Toolbar({ context }: { context: Context }): ReactNode {
  const actions = context.trashed
    ? [restore, deleteForGood]
    : [favourite, copyAsFiles, exportPictures, removeFiles, moveToTrash]
  return (
    <div className={inspector.actions} role="toolbar" aria-label={t('viewer.several.pictures')}>
      {actions.map((action, at) => (
        <ActionButton
          key={action.id}
          action={action}
          context={context}
          {...(at === actions.length - 1 ? { ms: 'auto' } : {})}
        />
      ))}
    </div>
  )
}

/** The rating shared by all; null if they differ. */
function ratingOf({ ratings, count }: PictureSummary): number | null {
  const shared = ratings.findIndex((many) => many === count)
  return shared < 0 ? null : shared
}

function Editor({ ids, summary }: { ids: readonly string[]; summary: PictureSummary | null }): ReactNode {
  const count = summary?.count ?? 0
  const tags = (summary?.tags ?? []).map(({ value, count: with_ }) => ({
    tag: value,
    some: with_ < count,
    ...(with_ < count ? { count: with_ } : {})
  }))
  const sorted = [...tags.filter(({ some }) => !some), ...tags.filter(({ some }) => some)]
  return (
    <div className={marks.blocks}>
      <Section label={t('viewer.several.rating')}>
        <Stars
          label={t('viewer.several.ratingOfAll')}
          value={summary === null ? 0 : ratingOf(summary)}
          disabled={summary === null}
          onRate={(rating) => ratePictures(ids, rating)}
        />
      </Section>
      <Section
        label={t('viewer.several.tags')}
        side={tags.some(({ some }) => some) ? t('viewer.several.dashed') : null}
      >
        <TagsBox
          tags={sorted}
          onAdd={(wanted) => addTags(ids, wanted)}
          onRemove={(tag) => removeTag(ids, tag)}
          onFilter={(tag) => showFiltered({ tags: [tag] })}
        />
      </Section>
      <NotesOfMany ids={ids} summary={summary} />
      <Section label={t('viewer.several.collections')}>
        <CollectionsBox
          pictureIds={ids}
          counts={new Map((summary?.collections ?? []).map(({ value, count: inside }) => [value, inside]))}
        />
      </Section>
    </div>
  )
}

function Common({ summary }: { summary: PictureSummary }): ReactNode {
  const now = useNow(true, 60_000)
  return (
    <dl className={`${inspector.lines} ${classes.common}`}>
      {commonLines(summary, now).map(({ label, value }) => (
        <div key={label} className={classes.line}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Ways to view several pictures: compared, and as a slideshow. */
function LookButtons({ context }: { context: Context }): ReactNode {
  return (
    <>
      <Look action={comparePictures} context={context} />
      <Look action={slideshow} context={context} />
    </>
  )
}

/** Omitted if it cannot be done: their number says why. */
function Look({ action, context }: { action: Action; context: Context }): ReactNode {
  const { not } = useFace(action, context)
  return not === null ? <ActionTextButton withIcon size="xs" action={action} context={context} /> : null
}

const shown = 6

/** The first of many, small and side by side. */
function Collage({ ids }: { ids: readonly string[] }): ReactNode {
  const index = usePictures((state) => state.index)
  const some = ids.slice(0, shown)
  const more = ids.length - some.length
  return (
    <div className={classes.collage} aria-hidden>
      {some.map((id, at) => {
        const place = index.indexOf(id)
        return (
          <span key={id} className={classes.piece} style={{ background: place < 0 ? undefined : index.colour(place) }}>
            <img src={mediaUrl(id, 'thumbnail')} alt="" draggable={false} />
            {at === shown - 1 && more > 0 ? <span className={classes.more}>+{formatCount(more)}</span> : null}
          </span>
        )
      })}
    </div>
  )
}
