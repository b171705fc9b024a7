/** Asked before anything is deleted for good. */
import { t } from '../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../shared/words/bytes.ts'
import { ask } from '../../actions/ask.ts'
import { api } from '../../data/client.ts'
import { showNotice } from '../../data/notices.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { attempt } from '../../data/report.ts'
import classes from './keep.module.css'

/** More are a task, which tells of its end itself. */
const few = 200

const said = (words: string, freed: number): string =>
  freed === 0 ? `${words}.` : t('organize.trashDialogs.freed', { words, freed: formatBytes(freed) })

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
  const one = count === 1
  const sure = await ask({
    title:
      ids === null
        ? t('organize.trashDialogs.emptyTrash')
        : one
          ? t('organize.trashDialogs.deleteThisPicturePermanently')
          : t('organize.trashDialogs.deletePermanently', { count }),
    text: (
      <>
        <p className={classes.confirm}>
          {one
            ? t('organize.trashDialogs.pictureItsRecipeAndIts')
            : t('organize.trashDialogs.withTheirRecipesAndNotes', { count })}{' '}
          {t('organize.trashDialogs.deletedFromDisk')}{' '}
          {bytes === 0
            ? t('organize.trashDialogs.this')
            : t('organize.trashDialogs.thisFreesUpToAnd', { bytes: formatBytes(bytes) })}{' '}
          {t('organize.trashDialogs.cannotBeUndone')}
        </p>
        <p className={classes.confirm}>
          {t('organize.trashDialogs.toFreeRoomAndStill')}{' '}
          {one ? t('organize.trashDialogs.itWas') : t('organize.trashDialogs.theyWere')}{' '}
          {t('organize.trashDialogs.madeRestore')} {one ? 'it' : 'them'}{' '}
          {t('organize.trashDialogs.andChooseRemoveFileBut')}
        </p>
      </>
    ),
    yes:
      ids === null
        ? t('organize.trashDialogs.emptyTrash2')
        : one
          ? t('organize.trashDialogs.deleteIt')
          : t('organize.trashDialogs.delete', { count }),
    no: t('organize.trashDialogs.cancel'),
    danger: true
  })
  if (sure) await deleteNow(ids)
}

/** @param ids of the trash; null for all of it */
export function deleteForGood(ids: readonly string[] | null): void {
  attempt(askToDelete(ids))
}

async function removeNow(ids: readonly string[]): Promise<void> {
  const { removed, skipped, freed } = await api.pictures.removeFiles({ ids: [...ids] })
  if (removed > 0 && ids.length <= few)
    showNotice({
      message: said(
        removed === 1
          ? t('organize.trashDialogs.fileWasRemovedItsRecipe')
          : t('organize.trashDialogs.filesOfWereRemovedTheir', { removed }),
        freed
      )
    })
  if (skipped > 0) {
    showNotice({
      tone: 'warning',
      message: t('organize.trashDialogs.leftAsNoSmallPicture', {
        skipped,
        rest: skipped === 1 ? 'was' : 'were',
        rest2: skipped === 1 ? t('organize.trashDialogs.itIs') : t('organize.trashDialogs.theyAre')
      }),
      stays: 10_000
    })
  }
}

async function askToRemove(ids: readonly string[]): Promise<void> {
  const { count, bytes, withoutFile } = await api.pictures.summary({ ids: [...ids] })
  const files = count - withoutFile
  if (files === 0) {
    showNotice({
      message:
        count === 1
          ? t('organize.trashDialogs.thisPictureHasNoFile')
          : t('organize.trashDialogs.thesePicturesHaveNoFiles')
    })
    return
  }
  const one = files === 1
  const sure = await ask({
    title: one
      ? t('organize.trashDialogs.removeFileButKeepRecipe')
      : t('organize.trashDialogs.removeButKeepRecipes', { files }),
    text: (
      <>
        <p className={classes.confirm}>
          {t('organize.trashDialogs.originalsDeleted', { files, freed: formatBytes(bytes) })}
        </p>
        <p className={classes.confirm}>{t('organize.trashDialogs.textsGoToo', { files })}</p>
      </>
    ),
    yes: one ? t('organize.trashDialogs.removeFile') : t('organize.trashDialogs.remove', { files }),
    no: one ? t('organize.trashDialogs.keepIt') : t('organize.trashDialogs.keepThem'),
    danger: true
  })
  if (sure) await removeNow(ids)
}

/** Asks, then deletes the originals and keeps the rest. */
export function removeFiles(ids: readonly string[]): void {
  if (ids.length > 0) attempt(askToRemove(ids))
}
