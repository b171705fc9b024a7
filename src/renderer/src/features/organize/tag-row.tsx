import { IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { TagCount } from '../../../../shared/domain/tag.ts'
import { longestTag } from '../../../../shared/domain/tag.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatCount } from '../../../../shared/words/count.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { NameForm } from '../../ui/name-form.tsx'
import classes from './keep.module.css'
import { removeTagEverywhere, renameTagEverywhere } from './tag-actions.ts'
import { renaming as renamingOf } from './tag-list.ts'

interface Props {
  entry: TagCount
  /** All of them, to know if a name merges two. */
  tags: readonly TagCount[]
  renaming: boolean
  onRename: (on: boolean) => void
  onShow: () => void
}

/** One tag of the library. */
export function TagRow({ entry: { tag, count }, tags, renaming, onRename, onShow }: Props): ReactNode {
  if (renaming) return <Rename tag={tag} tags={tags} onDone={() => onRename(false)} />
  return (
    <div className={classes.row}>
      <button
        type="button"
        className={classes.tagName}
        title={t('organize.tagRow.showPicturesTagged', { tag })}
        onClick={onShow}
      >
        {tag}
      </button>
      <span className={classes.count}>{formatCount(count)}</span>
      <IconButton
        label={t('organize.tagRow.rename', { tag })}
        icon={<IconPencil size={16} stroke={1.5} />}
        onClick={() => onRename(true)}
      />
      <IconButton
        label={t('organize.tagRow.removeFrom', { tag, count })}
        icon={<IconTrash size={16} stroke={1.5} />}
        onClick={() => removeTagEverywhere(tag)}
      />
    </div>
  )
}

function Rename({ tag, tags, onDone }: { tag: string; tags: readonly TagCount[]; onDone: () => void }): ReactNode {
  return (
    <div className={classes.row}>
      <NameForm
        look="row"
        label={t('organize.tagRow.newNameOf', { tag })}
        value={tag}
        maxLength={longestTag}
        action={(typed) => {
          const { join } = renamingOf(tags, tag, typed)
          return join ? t('organize.tagRow.joinWith', { count: join.count }) : t('organize.tagRow.renameButton')
        }}
        // An empty name leaves the tag unchanged: the row has no room to say more.
        problemOf={() => null}
        onName={(typed) => {
          const { name, same, join } = renamingOf(tags, tag, typed)
          if (!same) renameTagEverywhere(tag, name, join?.tag ?? null)
        }}
        onClose={onDone}
      />
    </div>
  )
}
