import { Button, TextInput } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { TagCount } from '../../../../shared/domain/tag.ts'
import { longestTag } from '../../../../shared/domain/tag.ts'
import { formatCount, plural } from '../../../../shared/words/count.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './keep.module.css'
import { removeTagEverywhere, renameTagEverywhere } from './tag-actions.ts'
import { renaming as renamingOf } from './tag-list.ts'

interface Props {
  entry: TagCount
  /** All of them, to know when a name joins two. */
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
      <button type="button" className={classes.tagName} title={`Show the pictures tagged ${tag}`} onClick={onShow}>
        {tag}
      </button>
      <span className={classes.count}>{formatCount(count)}</span>
      <IconButton label={`Rename ${tag}`} icon={<IconPencil size={16} stroke={1.5} />} onClick={() => onRename(true)} />
      <IconButton
        label={`Remove ${tag} from ${plural(count, 'picture')}`}
        icon={<IconTrash size={16} stroke={1.5} />}
        onClick={() => removeTagEverywhere(tag)}
      />
    </div>
  )
}

function Rename({ tag, tags, onDone }: { tag: string; tags: readonly TagCount[]; onDone: () => void }): ReactNode {
  const [typed, setTyped] = useState(tag)
  const { name, same, join } = renamingOf(tags, tag, typed)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!same) renameTagEverywhere(tag, name, join?.tag ?? null)
    onDone()
  }
  return (
    <form className={classes.row} onSubmit={submit}>
      <TextInput
        size="xs"
        className={classes.rename}
        aria-label={`New name of ${tag}`}
        maxLength={longestTag}
        value={typed}
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          event.preventDefault()
          onDone()
        }}
      />
      <Button size="xs" type="submit" disabled={name === ''}>
        {join ? `Join with ${formatCount(join.count)}` : 'Rename'}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
        Cancel
      </Button>
    </form>
  )
}
