import { type ReactNode, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { useCommand } from '../../actions/commands.ts'
import { useShelf } from '../../data/shelf-store.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { NameForm } from '../../ui/name-form.tsx'
import { createCollection, removeCollection, renameCollection } from './collection-actions.ts'
import { type KeepDialog, useKeep } from './keep-store.ts'
import { ManageTags } from './manage-tags.tsx'
import { deleteForGood, removeFiles } from './trash-dialogs.tsx'

const open = (dialog: KeepDialog): void => useKeep.getState().dialogOpened(dialog)

const titleOf = (dialog: KeepDialog): string => {
  if (dialog.kind === 'tags') return t('organize.keepDialogs.tags')
  if (dialog.kind === 'rename-collection') return t('organize.keepDialogs.renameCollection')
  return dialog.ids.length === 0
    ? t('organize.keepDialogs.newCollection')
    : t('organize.keepDialogs.newCollectionOf', { count: dialog.ids.length })
}

/** The dialogs of tags and collections, opened by commands from anywhere. Mounted once, in the app. */
export function KeepDialogs(): ReactNode {
  const dialog = useKeep((state) => state.dialog)
  const close = useKeep((state) => state.dialogClosed)
  // The content stays while the dialog fades out.
  const [last, setLast] = useState<KeepDialog | null>(null)
  if (dialog !== null && dialog !== last) setLast(dialog)
  useCommand('newCollection', ({ ids, name }) => open({ kind: 'new-collection', ids, name }))
  useCommand('renameCollection', ({ collectionId }) => open({ kind: 'rename-collection', collectionId }))
  useCommand('removeCollection', ({ collectionId }) => removeCollection(collectionId))
  useCommand('deleteForGood', ({ ids }) => deleteForGood(ids))
  useCommand('removeFiles', ({ ids }) => removeFiles(ids))
  useCommand('manageTags', () => open({ kind: 'tags' }))
  return (
    <Dialog
      opened={dialog !== null}
      onClose={close}
      title={last === null ? '' : titleOf(last)}
      size={last?.kind === 'tags' ? 520 : 380}
    >
      {last === null ? null : <Content dialog={last} onClose={close} />}
    </Dialog>
  )
}

function Content({ dialog, onClose }: { dialog: KeepDialog; onClose: () => void }): ReactNode {
  const collections = useShelf((state) => state.collections)
  if (dialog.kind === 'tags') return <ManageTags onClose={onClose} />
  const of = { label: t('organize.keepDialogs.name'), maxLength: 100, onClose }
  if (dialog.kind === 'new-collection') {
    return (
      <NameForm
        {...of}
        value={dialog.name}
        action={t('organize.keepDialogs.makeCollection')}
        onName={(name) => createCollection(name, dialog.ids)}
      />
    )
  }
  const name = collections.find(({ id }) => id === dialog.collectionId)?.name ?? ''
  return (
    <NameForm
      {...of}
      key={dialog.collectionId}
      value={name}
      onName={(wanted) => renameCollection(dialog.collectionId, wanted)}
    />
  )
}
