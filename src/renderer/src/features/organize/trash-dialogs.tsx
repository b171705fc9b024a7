/** Asked before anything is deleted for good. */
import { t } from '../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../shared/words/bytes.ts'
import { ask } from '../../actions/ask.ts'
import { api } from '../../data/client.ts'
import { showNotice } from '../../data/notices.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { attempt } from '../../data/report.ts'
import classes from './keep.module.css'

/** More than this become a task, which reports its end itself. */
const few = 200

const said = (done: string, freed: number): string =>
  freed === 0 ? `${done}.` : t('organize.trashDialogs.freed', { done, size: formatBytes(freed) })

async function deleteNow(ids: readonly string[] | null): Promise<void> {
  const { removed, freed } = await api.trash.delete({ ids: ids === null ? null : [...ids] })
  usePictures.getState().picturesTouched()
  showNotice({ message: said(t('organize.trashDialogs.deletedPermanently', { removed }), freed) })
}

async function askToDelete(ids: readonly string[] | null): Promise<void> {
  const { count, bytes } =
    ids === null
      ? await api.trash.info().then(({ pictures, bytes: all }) => ({ count: pictures, bytes: all }))
      : await api.pictures.summary({ ids: [...ids] })
  if (count === 0) return
  const sure = await ask({
    title:
      ids === null ? t('organize.trashDialogs.emptyTitle') : t('organize.trashDialogs.deletePermanently', { count }),
    text: (
      <>
        <p className={classes.confirm}>
          {t('organize.trashDialogs.deleteText', { count })}{' '}
          {bytes === 0
            ? t('organize.trashDialogs.noUndo')
            : t('organize.trashDialogs.frees', { size: formatBytes(bytes) })}
        </p>
        <p className={classes.confirm}>{t('organize.trashDialogs.keepRecipes', { count })}</p>
      </>
    ),
    yes: ids === null ? t('organize.trashDialogs.emptyTrash') : t('organize.trashDialogs.delete', { count }),
    no: t('organize.trashDialogs.cancel'),
    danger: true
  })
  if (sure) await deleteNow(ids)
}

/** @param ids in the trash; null for everything in it */
export function deleteForGood(ids: readonly string[] | null): void {
  attempt(askToDelete(ids))
}

async function removeNow(ids: readonly string[]): Promise<void> {
  const { removed, skipped, freed } = await api.pictures.removeFiles({ ids: [...ids] })
  if (removed > 0 && ids.length <= few)
    showNotice({
      message: said(t('organize.trashDialogs.filesRemoved', { removed }), freed)
    })
  if (skipped > 0) {
    showNotice({
      tone: 'warning',
      message: t('organize.trashDialogs.skipped', { skipped }),
      stays: 10_000
    })
  }
}

async function askToRemove(ids: readonly string[]): Promise<void> {
  const { count, bytes, withoutFile } = await api.pictures.summary({ ids: [...ids] })
  const files = count - withoutFile
  if (files === 0) {
    showNotice({
      message: t('organize.trashDialogs.noFiles', { count })
    })
    return
  }
  const sure = await ask({
    title: t('organize.trashDialogs.removeTitle', { files }),
    text: (
      <>
        <p className={classes.confirm}>{t('organize.trashDialogs.removeText', { files, freed: formatBytes(bytes) })}</p>
        <p className={classes.confirm}>{t('organize.trashDialogs.textsGoToo', { files })}</p>
      </>
    ),
    yes: t('organize.trashDialogs.remove', { files }),
    no: t('organize.trashDialogs.keep', { files }),
    danger: true
  })
  if (sure) await removeNow(ids)
}

/** Asks, then deletes the originals and keeps the rest. */
export function removeFiles(ids: readonly string[]): void {
  if (ids.length > 0) attempt(askToRemove(ids))
}
