import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { find } from '../../actions/find-pictures.ts'
import { deleteForGood, restore } from '../../actions/pictures.ts'
import { emptyTrash, restoreAll } from '../../actions/trash.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { useSettings } from '../../data/settings-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useSelection } from './selection-store.ts'
import classes from './trash-bar.module.css'

/** What will happen to the trash. @param keepDays null: never */
function fateWords(keepDays: number | null): string {
  return keepDays === null
    ? t('gallery.trashBar.deletedByHand')
    : t('gallery.trashBar.deletedAfter', { days: keepDays })
}

const leave = (): void => find({ search: '', filters: {} })

/**
 * Above the grid while it shows the trash: its size, how long pictures stay, and what can be done with all of them or
 * the selected ones.
 */
export function TrashBar(): ReactNode {
  const total = usePictures((state) => state.total)
  const keepDays = useSettings((state) => state.settings.trash.keepDays)
  const some = useSelection((state) => state.selected.size > 0)
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('gallery.trashBar.trash')}>
      <IconTrash size={18} stroke={1.5} aria-hidden />
      <div className={classes.words}>
        <strong>{t('gallery.trashBar.trash')}</strong>
        <span>
          {[t('gallery.trashBar.count', { count: total }), fateWords(keepDays), t('gallery.trashBar.searchOff')].join(
            ' '
          )}
        </span>
      </div>
      <ActionTextButton size="xs" action={some ? restore : restoreAll} />
      <ActionTextButton size="xs" action={some ? deleteForGood : emptyTrash} />
      <Button size="xs" variant="subtle" color="gray" onClick={leave}>
        {t('gallery.trashBar.backToAllPictures')}
      </Button>
    </div>
  )
}

/** The trash without a picture. */
export function EmptyTrash(): ReactNode {
  const keepDays = useSettings((state) => state.settings.trash.keepDays)
  return (
    <EmptyState
      icon={<IconTrash size={32} stroke={1.25} />}
      title={t('gallery.trashBar.emptyTitle')}
      actions={<Button onClick={leave}>{t('gallery.trashBar.backToAllPictures')}</Button>}
    >
      {t('gallery.trashBar.emptyHint')} {fateWords(keepDays)}
    </EmptyState>
  )
}
