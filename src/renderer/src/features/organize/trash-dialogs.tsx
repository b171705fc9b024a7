/** Asked before anything is deleted for good. */
import { formatBytes } from '../../../../shared/words/bytes.ts'
import { plural } from '../../../../shared/words/count.ts'
import { ask } from '../../actions/ask.ts'
import { api } from '../../data/client.ts'
import { showNotice } from '../../data/notices.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { attempt } from '../../data/report.ts'
import classes from './keep.module.css'

/** More are a task, which tells of its end itself. */
const few = 200

const said = (words: string, freed: number): string =>
  freed === 0 ? `${words}.` : `${words}. ${formatBytes(freed)} freed.`

async function deleteNow(ids: readonly string[] | null): Promise<void> {
  const { removed, freed } = await api.trash.delete({ ids: ids === null ? null : [...ids] })
  usePictures.getState().picturesTouched()
  showNotice({ message: said(`${plural(removed, 'picture')} deleted permanently`, freed) })
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
        ? 'Empty the trash?'
        : one
          ? 'Delete this picture permanently?'
          : `Delete ${plural(count, 'picture')} permanently?`,
    text: (
      <>
        <p className={classes.confirm}>
          {one
            ? 'The picture, its recipe and its notes are'
            : `${plural(count, 'picture')}, with their recipes and notes, are`}{' '}
          deleted from the disk. {bytes === 0 ? 'This' : `This frees up to ${formatBytes(bytes)} and`} cannot be undone.
        </p>
        <p className={classes.confirm}>
          To free the room and still know how {one ? 'it was' : 'they were'} made, restore {one ? 'it' : 'them'} and
          choose “Remove file but keep recipe”.
        </p>
      </>
    ),
    yes: ids === null ? 'Empty trash' : one ? 'Delete it' : `Delete ${plural(count, 'picture')}`,
    no: 'Cancel',
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
          ? 'The file was removed; its recipe is kept'
          : `The files of ${plural(removed, 'picture')} were removed; their recipes are kept`,
        freed
      )
    })
  if (skipped > 0) {
    showNotice({
      tone: 'warning',
      message:
        `${plural(skipped, 'picture')} ${skipped === 1 ? 'was' : 'were'} left as ` +
        `${skipped === 1 ? 'it is' : 'they are'}: no small picture can be made of a file that is lost or damaged.`,
      stays: 10_000
    })
  }
}

async function askToRemove(ids: readonly string[]): Promise<void> {
  const { count, bytes, withoutFile } = await api.pictures.summary({ ids: [...ids] })
  const files = count - withoutFile
  if (files === 0) {
    showNotice({
      message: count === 1 ? 'This picture has no file any more.' : 'These pictures have no files any more.'
    })
    return
  }
  const one = files === 1
  const freed = formatBytes(bytes)
  const sure = await ask({
    title: one ? 'Remove the file but keep the recipe?' : `Remove ${plural(files, 'file')} but keep the recipes?`,
    text: (
      <>
        <p className={classes.confirm}>
          {one ? 'The original is' : 'The originals are'} deleted from the disk. This frees up to {freed} and cannot be
          undone. A small picture, the recipe, tags, notes and lineage stay in the gallery.
        </p>
        <p className={classes.confirm}>
          Texts that another program wrote into {one ? 'the file' : 'the files'} go with {one ? 'it' : 'them'}. The same
          file, imported again, brings {one ? 'it' : 'each'} back.
        </p>
      </>
    ),
    yes: one ? 'Remove the file' : `Remove ${plural(files, 'file')}`,
    no: one ? 'Keep it' : 'Keep them',
    danger: true
  })
  if (sure) await removeNow(ids)
}

/** Asks, then deletes the originals and keeps the rest. */
export function removeFiles(ids: readonly string[]): void {
  if (ids.length > 0) attempt(askToRemove(ids))
}
