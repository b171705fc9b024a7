/** What can be done with pictures, wherever they are at hand. */

import {
  IconBinaryTree,
  IconBrush,
  IconColumns2,
  IconCopy,
  IconDeviceFloppy,
  IconDice,
  IconEdit,
  IconEye,
  IconFileExport,
  IconFileOff,
  IconFiles,
  IconFolderOpen,
  IconHeart,
  IconMaximize,
  IconPlayerPlay,
  IconRefresh,
  IconTag,
  IconTrash,
  IconTrashOff,
  IconTrashX
} from '@tabler/icons-react'
import type { Picture } from '../../../shared/domain/picture.ts'
import { listsEverything, type PictureQuery } from '../../../shared/domain/picture-query.ts'
import { t } from '../../../shared/messages/t.ts'
import { api } from '../data/client.ts'
import { showNotice } from '../data/notices.ts'
import { loadPicture, usePictures } from '../data/pictures-store.ts'
import { attempt } from '../data/report.ts'
import type { Action, Context } from './action.ts'
import { undoLast } from './changes.ts'
import { commands } from './commands.ts'
import { find } from './find-pictures.ts'
import { copyFiles } from './hand-over.ts'
import { makeVariations, modelOf, variationCount } from './make-variations.ts'
import { areFavourites, sharedRating, toggleFavourite, toggleRating } from './mark-pictures.ts'
import { sameModel, samePrompt, sameSeed } from './similar.ts'
import { restorePictures, trashPictures } from './trash-pictures.ts'

const recordOf = (id: string): Picture | undefined => usePictures.getState().records.get(id)

const some = ({ ids }: Context): boolean => ids.length > 0
const one = ({ id }: Context): boolean => id !== null
const selectFirst = ({ ids }: Context): string | null =>
  ids.length === 0 ? t('actions.pictures.selectPicturesInGalleryFirst') : null

/** Why what needs a picture's file cannot be done; among several, those without one are left out. */
function noFile({ ids, id, noFile: known }: Context): string | null {
  if (known !== undefined) return known
  if (ids.length > 1 || id === null) return null
  const { index } = usePictures.getState()
  const at = index.indexOf(id)
  const record = recordOf(id)
  if (at >= 0 ? index.fileRemoved(at) : record && record.fileRemovedAt !== null)
    return t('actions.pictures.fileRemoved')
  return (at >= 0 ? index.missing(at) : record?.missing) ? t('actions.pictures.fileMissing') : null
}

/** Until its record is loaded, a picture may have a recipe. */
function noRecipe({ id, noRecipe: known }: Context): string | null {
  if (known !== undefined) return known
  return id !== null && recordOf(id)?.parameters === null ? t('actions.pictures.noRecipe') : null
}

/** With the single picture, once its record is loaded. */
function withRecord({ id }: Context, work: (picture: Picture) => void): void {
  if (id !== null) attempt(loadPicture(id).then(work))
}

export const openPicture: Action = {
  id: 'picture.open',
  label: t('actions.pictures.open'),
  icon: IconMaximize,
  keys: ['Enter'],
  where: ['gallery', 'compare', 'lineage'],
  when: one,
  menu: { section: 'look', of: 'one' },
  run: ({ id }) => id !== null && commands.run('openPicture', { pictureId: id })
}

const quickLook: Action = {
  id: 'picture.quickLook',
  label: t('actions.pictures.quickLook'),
  icon: IconEye,
  keys: ['Space'],
  where: ['gallery', 'lineage'],
  when: one,
  menu: { section: 'look', of: 'one' },
  run: ({ id }) => id !== null && commands.run('quickLook', { pictureId: id })
}

export const lineage: Action = {
  id: 'picture.lineage',
  label: t('actions.pictures.lineage'),
  icon: IconBinaryTree,
  keys: ['L'],
  where: ['gallery', 'viewer'],
  when: one,
  palette: {
    group: 'goTo',
    label: t('actions.pictures.lineageOfThisPicture'),
    keywords: t('actions.pictures.lineageKeywords')
  },
  menu: { section: 'look', of: 'one' },
  sheet: t('actions.pictures.lineageSheet'),
  run: ({ id }) => id !== null && commands.run('openLineage', { pictureId: id })
}

export const comparePictures: Action = {
  id: 'picture.compare',
  label: t('actions.pictures.compare'),
  icon: IconColumns2,
  keys: ['C'],
  where: ['gallery'],
  not: ({ ids }) => (ids.length < 2 || ids.length > 4 ? t('actions.pictures.selectTwoToFourPictures') : null),
  palette: {
    group: 'look',
    label: t('actions.pictures.compareSelectedPictures'),
    keywords: t('actions.pictures.comparePicturesKeywords')
  },
  menu: { section: 'look', of: 'several' },
  sheet: t('actions.pictures.compareHint'),
  run: ({ ids }) => commands.run('comparePictures', { ids })
}

export const slideshow: Action = {
  id: 'picture.slideshow',
  label: ({ place }) =>
    place === 'viewer' ? t('actions.pictures.slideshowFromHere') : t('actions.pictures.slideshow'),
  icon: IconPlayerPlay,
  keys: ['S'],
  where: ['gallery', 'viewer'],
  when: () => usePictures.getState().index.length > 0,
  palette: { group: 'look', description: t('actions.pictures.slideshowHint') },
  menu: { section: 'look', of: 'several' },
  sheet: t('actions.pictures.slideshowSheet'),
  // One picture is no slideshow: it starts there.
  run: ({ ids, id }) =>
    commands.run(
      'startSlideshow',
      ids.length < 2 ? { ids: null, from: id } : { ids, from: id !== null && ids.includes(id) ? id : null }
    )
}

export const repaint: Action = {
  id: 'picture.repaint',
  label: t('actions.pictures.repaint'),
  icon: IconBrush,
  keys: ['I'],
  where: ['gallery', 'viewer', 'lineage'],
  when: one,
  not: noFile,
  palette: {
    group: 'make',
    label: t('actions.pictures.repaintThisPicture'),
    keywords: t('actions.pictures.repaintKeywords')
  },
  menu: { section: 'make', of: 'one' },
  sheet: t('actions.pictures.repaintInStudio'),
  run: ({ id }) => id !== null && commands.run('openStudio', { pictureId: id })
}

export const reopen: Action = {
  id: 'picture.reopen',
  label: t('actions.pictures.openInStudioExactlyAs'),
  short: t('actions.pictures.reopenInStudio'),
  icon: IconBrush,
  where: ['gallery', 'viewer'],
  when: ({ id }) => {
    const record = id === null ? undefined : recordOf(id)
    return record !== undefined && record.inpaint !== null && record.sourcePictureId !== null
  },
  palette: { group: 'make', keywords: t('actions.pictures.reopenKeywords') },
  run: ({ id }) => id !== null && commands.run('openStudio', { resultId: id })
}

/** Fills the compose form with a picture's recipe. */
function reusePicture({ id, operationId, parameters }: Picture, seed: 'same' | 'new'): void {
  if (parameters) commands.run('reuse', { operationId, parameters, seed, pictureId: id })
}

export const reuse: Action = {
  id: 'picture.reuse',
  label: (context) =>
    noFile(context) === null ? t('actions.pictures.reuseSettings') : t('actions.pictures.makeItAgain'),
  icon: IconRefresh,
  keys: ['U'],
  where: ['gallery', 'viewer', 'lineage'],
  when: one,
  not: noRecipe,
  palette: { group: 'make', keywords: t('actions.pictures.reuseKeywords') },
  menu: { section: 'make', of: 'one' },
  sheet: t('actions.pictures.reuseSettings'),
  run: (context) => withRecord(context, (picture) => reusePicture(picture, 'same'))
}

export const variation: Action = {
  id: 'picture.variation',
  label: t('actions.pictures.editAsVariation'),
  icon: IconEdit,
  where: ['gallery', 'viewer', 'lineage'],
  when: one,
  not: noRecipe,
  palette: {
    group: 'make',
    description: t('actions.pictures.settingsWithAnotherSeed'),
    keywords: t('actions.pictures.variationKeywords')
  },
  menu: { section: 'make', of: 'one' },
  run: (context) =>
    withRecord(context, (picture) => {
      reusePicture(picture, 'new')
      commands.run('focusPrompt')
    })
}

/** Why a picture cannot be made again from text alone. */
function noModel(context: Context): string | null {
  const record = context.id === null ? undefined : recordOf(context.id)
  const recipe = noRecipe(context)
  if (recipe !== null || record === undefined) return recipe
  return modelOf(record) === null ? t('actions.pictures.modelNotHere') : null
}

/** Sends at once: if it may cost something, it asks first. */
export const makeFour: Action = {
  id: 'picture.makeVariations',
  label: t('actions.pictures.makeVariations', { count: variationCount }),
  sends: true,
  hint: t('actions.pictures.sendsSettingsAgain'),
  icon: IconDice,
  keys: ['V'],
  where: ['gallery', 'viewer', 'lineage'],
  of: 'shown',
  when: one,
  not: noModel,
  palette: {
    group: 'make',
    description: t('actions.pictures.otherSeeds'),
    keywords: t('actions.pictures.makeFourKeywords')
  },
  menu: { section: 'make', of: 'one' },
  sheet: t('actions.pictures.makeVariations', { count: variationCount }),
  run: async ({ id }) => {
    if (id !== null) await makeVariations(await loadPicture(id))
  }
}

/** Puts the picture itself on the clipboard. @param said the message afterwards */
async function copyImage(id: string, said: string): Promise<void> {
  await api.pictures.copyImage({ id })
  showNotice({ message: said, stays: 2500 })
}

export const copyAsImage: Action = {
  id: 'picture.copy',
  label: t('actions.pictures.copyImage'),
  icon: IconCopy,
  keys: ['Ctrl+C'],
  where: ['gallery', 'viewer', 'lineage'],
  when: (context) => some(context) || one(context),
  not: noFile,
  palette: { group: 'pictures', keywords: t('actions.pictures.copyAsImageKeywords') },
  menu: { section: 'take', of: 'one', under: 'copy' },
  run: ({ ids, id }) => {
    // The clipboard takes one picture: the first in order if there are several.
    if (ids.length > 1) return copyImage(ids[0]!, t('actions.pictures.copiedFirst', { count: ids.length }))
    return id === null ? null : copyImage(id, t('actions.pictures.pictureIsOnClipboard'))
  }
}

export const copyAsFiles: Action = {
  id: 'picture.copyFiles',
  label: ({ ids }) => (ids.length === 1 ? t('actions.pictures.copyAsFile') : t('actions.pictures.copyAsFiles')),
  icon: IconFiles,
  keys: ['Ctrl+Shift+C'],
  inText: true,
  where: ['gallery', 'viewer', 'lineage', 'window'],
  not: (context) => selectFirst(context) ?? noFile(context),
  palette: { group: 'pictures', keywords: t('actions.pictures.copyAsFilesKeywords') },
  menu: { section: 'take', under: 'copy' },
  sheet: t('actions.pictures.copyAsFiles'),
  run: ({ ids }) => copyFiles(ids)
}

const copyPrompt: Action = {
  id: 'picture.copyPrompt',
  label: t('actions.pictures.copyPrompt'),
  where: ['gallery', 'viewer', 'lineage'],
  when: one,
  not: noRecipe,
  palette: { group: 'pictures', keywords: t('actions.pictures.copyPromptKeywords') },
  menu: { section: 'take', of: 'one', under: 'copy' },
  run: (context) => withRecord(context, ({ parameters }) => copyText(parameters?.prompt ?? ''))
}

const copySeed: Action = {
  id: 'picture.copySeed',
  label: t('actions.pictures.copySeed'),
  where: ['gallery', 'viewer', 'lineage'],
  when: one,
  not: ({ id }) =>
    id !== null && recordOf(id) && recordOf(id)?.parameters?.seed === undefined ? t('actions.pictures.noSeed') : null,
  palette: { group: 'pictures', keywords: t('actions.pictures.copySeedKeywords') },
  menu: { section: 'take', of: 'one', under: 'copy' },
  run: (context) => withRecord(context, ({ parameters }) => copyText(String(parameters?.seed ?? '')))
}

function copyText(text: string): void {
  attempt(navigator.clipboard.writeText(text))
}

export const saveAs: Action = {
  id: 'picture.saveAs',
  label: t('actions.pictures.saveAs'),
  icon: IconDeviceFloppy,
  where: ['gallery', 'viewer', 'lineage'],
  when: one,
  not: noFile,
  palette: { group: 'pictures', keywords: t('actions.pictures.saveAsKeywords') },
  menu: { section: 'take', of: 'one' },
  run: async ({ id }) => {
    if (id === null) return
    const { saved } = await api.pictures.saveAs({ id })
    if (saved !== null) showNotice({ message: t('actions.pictures.savedAs', { saved }) })
  }
}

export const showInFolder: Action = {
  id: 'picture.reveal',
  label: t('actions.pictures.showInFolder'),
  icon: IconFolderOpen,
  where: ['gallery', 'viewer', 'lineage'],
  when: one,
  not: noFile,
  palette: { group: 'pictures', keywords: t('actions.pictures.showInFolderKeywords') },
  menu: { section: 'take', of: 'one' },
  run: ({ id }) => (id === null ? null : api.pictures.reveal({ id }))
}

/** Finds other pictures that share something with one. */
const findSimilar: readonly Action[] = (
  [
    ['prompt', samePrompt],
    ['seed', sameSeed],
    ['model', sameModel]
  ] as const
).map(([shared, asked]): Action => {
  const query = (picture: Picture | undefined): Partial<PictureQuery> | null | undefined => picture && asked(picture)
  return {
    id: `picture.same.${shared}`,
    label: t('actions.pictures.same', { shared }),
    where: ['gallery', 'viewer', 'lineage'],
    when: one,
    not: ({ id }) => (id !== null && query(recordOf(id)) === null ? t('actions.pictures.notKnown') : null),
    palette: {
      group: 'find',
      label: t('actions.pictures.findPicturesWithSame', { shared }),
      keywords: t('actions.pictures.similarKeywords')
    },
    menu: { section: 'take', of: 'one', under: 'similar' },
    run: (context) =>
      withRecord(context, (picture) => {
        const wanted = query(picture)
        if (wanted) find(wanted)
      })
  }
})

export const exportPictures: Action = {
  id: 'picture.export',
  label: t('actions.pictures.export'),
  icon: IconFileExport,
  keys: ['Ctrl+E'],
  inText: true,
  where: ['gallery', 'viewer', 'lineage', 'window'],
  not: (context) =>
    (context.place === 'gallery' && usePictures.getState().total > 0 ? null : selectFirst(context)) ?? noFile(context),
  palette: { group: 'pictures', keywords: t('actions.pictures.exportPicturesKeywords') },
  menu: { section: 'take' },
  sheet: t('actions.pictures.exportSheet'),
  run: ({ ids }) => {
    if (ids.length > 0) return commands.run('exportPictures', { ids: [...ids] })
    const { query } = usePictures.getState()
    commands.run('exportQuery', {
      query,
      words: listsEverything(query) ? t('actions.pictures.wholeLibrary') : t('actions.pictures.everythingListed')
    })
  }
}

export const favourite: Action = {
  id: 'picture.favourite',
  label: ({ ids }) =>
    !areFavourites(ids)
      ? t('actions.pictures.favourite')
      : ids.length === 1
        ? t('actions.pictures.unmark')
        : t('actions.pictures.unmark'),
  icon: IconHeart,
  fills: true,
  keys: ['F'],
  where: ['gallery', 'viewer', 'quickLook', 'compare', 'lineage'],
  of: 'shown',
  when: some,
  pressed: ({ ids }) => areFavourites(ids),
  palette: { group: 'pictures', keywords: t('actions.pictures.favouriteKeywords') },
  menu: { section: 'mark' },
  sheet: t('actions.pictures.favourite'),
  run: ({ ids }) => toggleFavourite([...ids])
}

const ratings: readonly Action[] = ([5, 4, 3, 2, 1, 0] as const).map((rating) => ({
  id: `picture.rate.${rating}`,
  label: t('actions.pictures.stars', { rating }),
  keys: [`${rating}`],
  where: ['gallery', 'viewer', 'quickLook', 'compare'],
  of: 'shown',
  when: some,
  pressed: ({ ids }) => sharedRating(ids) === rating,
  palette: {
    group: 'pictures',
    label: t('actions.pictures.rate', { rating }),
    keywords: t('actions.pictures.ratingsKeywords')
  },
  menu: { section: 'mark', under: 'rating' },
  sheet: t('actions.pictures.rateSheet'),
  run: ({ ids }) => toggleRating(ids, rating)
}))

const tags: Action = {
  id: 'picture.tags',
  label: t('actions.pictures.tags'),
  icon: IconTag,
  keys: ['Ctrl+T'],
  inText: true,
  where: ['gallery', 'viewer', 'lineage', 'window'],
  of: 'shown',
  not: selectFirst,
  palette: {
    group: 'pictures',
    label: t('actions.pictures.tagsOfThesePictures'),
    keywords: t('actions.pictures.tagsKeywords')
  },
  menu: { section: 'mark' },
  sheet: t('actions.pictures.tagsShort'),
  run: () => commands.run('editTags')
}

const undo: Action = {
  id: 'picture.undo',
  label: t('actions.pictures.undo'),
  keys: ['Ctrl+Z'],
  where: ['gallery', 'viewer', 'compare', 'lineage', 'queue'],
  palette: { group: 'pictures', keywords: t('actions.pictures.undoKeywords') },
  run: undoLast
}

export const removeFiles: Action = {
  id: 'picture.removeFile',
  label: ({ ids }) =>
    ids.length === 1 ? t('actions.pictures.removeFileButKeepRecipe') : t('actions.pictures.removeFilesButKeepRecipes'),
  icon: IconFileOff,
  where: ['gallery', 'viewer'],
  of: 'shown',
  when: some,
  not: noFile,
  danger: true,
  palette: { group: 'pictures', keywords: t('actions.pictures.removeFilesKeywords') },
  menu: { section: 'remove' },
  run: ({ ids }) => commands.run('removeFiles', { ids })
}

export const moveToTrash: Action = {
  id: 'picture.trash',
  label: t('actions.pictures.moveToTrash'),
  icon: IconTrash,
  keys: ['Delete', 'Backspace'],
  where: ['gallery', 'viewer', 'quickLook', 'lineage'],
  of: 'shown',
  when: some,
  danger: true,
  palette: { group: 'pictures', keywords: t('actions.pictures.moveToTrashKeywords') },
  menu: { section: 'remove' },
  run: ({ ids }) => trashPictures([...ids])
}

export const restore: Action = {
  id: 'picture.restore',
  label: ({ ids }) =>
    ids.length > 1 ? t('actions.pictures.restoreCount', { count: ids.length }) : t('actions.pictures.restore'),
  icon: IconTrashOff,
  where: ['gallery', 'viewer'],
  of: 'trashed',
  when: some,
  palette: { group: 'pictures', keywords: t('actions.pictures.restoreKeywords') },
  menu: { section: 'remove' },
  run: ({ ids }) => restorePictures(ids)
}

export const deleteForGood: Action = {
  id: 'picture.delete',
  label: ({ ids }) =>
    ids.length > 1 ? t('actions.pictures.deleteCount', { count: ids.length }) : t('actions.pictures.delete'),
  icon: IconTrashX,
  keys: ['Delete', 'Backspace'],
  where: ['gallery', 'viewer', 'quickLook'],
  of: 'trashed',
  when: some,
  danger: true,
  palette: { group: 'pictures', keywords: t('actions.pictures.deleteForGoodKeywords') },
  menu: { section: 'remove' },
  run: ({ ids }) => commands.run('deleteForGood', { ids })
}

export const pictureActions: readonly Action[] = [
  openPicture,
  quickLook,
  lineage,
  comparePictures,
  slideshow,
  repaint,
  reopen,
  reuse,
  makeFour,
  variation,
  copyAsImage,
  copyAsFiles,
  copyPrompt,
  copySeed,
  saveAs,
  showInFolder,
  ...findSimilar,
  exportPictures,
  favourite,
  ...ratings,
  tags,
  undo,
  removeFiles,
  restore,
  moveToTrash,
  deleteForGood
]
