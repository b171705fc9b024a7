/** What is open in the studio: opening a picture with its draft, continuing with a result, going back. */

import { canvasSize, type Extend, noExtension } from '../../../../../shared/domain/inpaint.ts'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import type { StudioDraft } from '../../../../../shared/domain/studio-draft.ts'
import { AppError, toWireError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { boundsOf } from '../../../../../shared/raster/bounds.ts'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import { unpackMask } from '../../../../../shared/raster/pack.ts'
import { api } from '../../../data/client.ts'
import { loadPicture } from '../../../data/pictures-store.ts'
import { findOperation, useProviders } from '../../../data/providers-store.ts'
import { reportError } from '../../../data/report.ts'
import { updateSettingsSoon, useSettings } from '../../../data/settings-store.ts'
import { readStoredMask } from '../masks/decode-mask.ts'
import { draftLoaded, saveDraftNow } from './draft-keeper.ts'
import { getPainter } from './get-painter.ts'
import { readPicture } from './read-picture.ts'
import { reopenedForm, reopenedSendAt } from './reopened.ts'
import { emptyForm, type StudioForm, type StudioState, useStudio } from './studio-store.ts'

const studio = (): StudioState => useStudio.getState()

/** Counts openings: an older one still loading ends when a newer one begins. */
let turn = 0

/** The initial form for a picture without a draft. */
function freshForm(): StudioForm {
  const { operationId, mode, padding, feather } = useSettings.getState().settings.studio
  return { ...emptyForm(), operationId, mode, padding, feather }
}

function formOf({ mask: _mask, ...form }: StudioDraft): StudioForm {
  return form
}

/** The mask of a draft, if it still fits the canvas. */
function maskOf(draft: StudioDraft | null, picture: Picture): MaskPixels | null {
  if (!draft?.mask) return null
  const canvas = canvasSize(picture, draft.extend)
  return draft.mask.width === canvas.width && draft.mask.height === canvas.height ? unpackMask(draft.mask) : null
}

/** The pictures that this one was made from, oldest first, as far as the library has them. */
async function ancestorsOf(picture: Picture): Promise<Picture[]> {
  const found: Picture[] = []
  let id = picture.sourcePictureId
  while (id !== null && found.length < 100 && !found.some((each) => each.id === id)) {
    const parent: Picture | null = await loadPicture(id).catch(() => null)
    if (parent === null || parent.trashedAt !== null) break
    found.unshift(parent)
    id = parent.sourcePictureId
  }
  return found
}

/** Children and ancestors load after the picture: one can already paint before. */
async function loadFamily(picture: Picture, mine: number): Promise<void> {
  const [children, lineage] = await Promise.all([api.pictures.children({ id: picture.id }), ancestorsOf(picture)])
  if (mine !== turn) return
  studio().childrenLoaded(children)
  studio().lineageLoaded(lineage)
}

function failed(error: unknown): void {
  const { message, data } = toWireError(error)
  studio().bitmapChanged({ kind: 'failed', message, nextStep: data.nextStep ?? '' })
}

/** What the painter draws: closed only when it draws another. */
let drawn: ImageBitmap | null = null

async function load(pictureId: string, start: StudioForm, mine: number): Promise<boolean> {
  const [picture, draft] = await Promise.all([loadPicture(pictureId), api.drafts.get({ pictureId })])
  if (mine !== turn) return false
  studio().pictureLoaded(picture)
  const bitmap = await readPicture(picture)
  if (mine !== turn) {
    bitmap.close()
    return false
  }
  const form = draft ? formOf(draft) : start
  const painter = getPainter()
  studio().formRestored(form)
  painter.load({ picture: bitmap, extend: form.extend }, maskOf(draft, picture))
  drawn?.close()
  drawn = bitmap
  painter.onExtension = (extend) => studio().extensionChanged(extend)
  studio().bitmapChanged({ kind: 'ready', bitmap })
  draftLoaded()
  loadFamily(picture, mine).catch(reportError)
  return true
}

/**
 * Opens a picture with its draft; the open one is saved first. Immediate if it is already open.
 * @param start the form if there is no draft
 * @returns whether it is in the painter; an error is put in the store
 */
export async function openPicture(pictureId: string, start: StudioForm = freshForm()): Promise<boolean> {
  if (studio().pictureId === pictureId && studio().bitmap.kind === 'ready') return true
  turn += 1
  const mine = turn
  await saveDraftNow()
  if (mine !== turn) return false
  studio().opened(pictureId, start)
  rememberPicture(pictureId)
  try {
    return await load(pictureId, start, mine)
  } catch (error) {
    if (mine === turn) failed(error)
    return false
  }
}

/** The picture to start with next time. */
function rememberPicture(pictureId: string | null): void {
  updateSettingsSoon({ studio: { ...useSettings.getState().settings.studio, pictureId } })
}

/** Retries loading a picture that could not be opened. */
export function openAgain(): void {
  const { pictureId, form } = studio()
  if (pictureId !== null) void openPicture(pictureId, form)
}

/** Closes the picture after saving what is painted on it. */
export async function closePicture(): Promise<void> {
  turn += 1
  await saveDraftNow()
  studio().closed()
  rememberPicture(null)
}

/** Another library was opened: the picture and its draft belong to the old one. */
export function forgetPicture(): void {
  turn += 1
  draftLoaded()
  studio().closed()
}

/** Opens what was open when the app was closed, if it still exists. */
export async function openRemembered(): Promise<void> {
  const { pictureId } = useSettings.getState().settings.studio
  if (pictureId === null || studio().pictureId !== null) return
  const mine = turn
  const picture = await loadPicture(pictureId).catch(() => null)
  if (mine !== turn) return
  if (picture === null || picture.trashedAt !== null) return rememberPicture(null)
  await openPicture(pictureId)
}

/** Another extension of the canvas, one step of the history. */
export function extendCanvas(extend: Extend): void {
  getPainter().extend(extend)
  studio().extensionChanged(extend)
}

/** The error if a result's own settings cannot be restored. */
function gone(message: string): AppError {
  return new AppError('not-found', message, {
    nextStep: t('inpaint.studioPersistence.goneNext')
  })
}

/**
 * Puts the mask and the settings of a result into the open picture, which must be its source. Undo brings back the
 * previous mask.
 */
async function takeMaskAndSettings(result: Picture, source: Picture): Promise<void> {
  if (result.inpaint === null || result.maskId === null) throw gone(t('inpaint.studioPersistence.paintingGone'))
  const mask = await readStoredMask(result.maskId)
  if (studio().pictureId !== source.id || studio().bitmap.kind !== 'ready') return
  const painter = getPainter()
  const { extend } = result.inpaint
  if (!sameExtend(painter.extension, extend)) painter.extend(extend)
  painter.apply(mask, 'replace')
  const form = reopenedForm(result, studio().form)
  const limits = findOperation(useProviders.getState().providers, form.operationId)?.operation.inpaint
  const sendAt = limits ? reopenedSendAt(result, source, boundsOf(mask), limits) : null
  studio().formChanged({ ...form, sendAt })
}

const sameExtend = (a: Extend, b: Extend): boolean =>
  a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom && a.fill === b.fill

/** Opens the picture that a result was made from as it was then, compared with the result. */
export async function reopenResult(resultId: string): Promise<void> {
  turn += 1
  try {
    const result = await loadPicture(resultId)
    if (result.sourcePictureId === null) throw gone(t('inpaint.studioPersistence.sourceGone'))
    const source = await loadPicture(result.sourcePictureId).catch(() => {
      throw gone(t('inpaint.studioPersistence.sourceGone'))
    })
    if (!(await openPicture(source.id))) return
    await takeMaskAndSettings(result, source)
    studio().resultTakenBack(result.id)
    studio().childAdded(result)
    studio().comparisonChosen(result.id)
  } catch (error) {
    reportError(error)
  }
}

/** Restores the mask and settings of a result of the open picture in the painter and the form. */
export async function bringBack(result: Picture): Promise<void> {
  const { picture } = studio()
  if (picture === null) return
  try {
    await takeMaskAndSettings(result, picture)
    studio().comparisonChosen(null)
    studio().announcementMade(t('inpaint.studioPersistence.reused'))
  } catch (error) {
    reportError(error)
  }
}

/**
 * The result becomes the picture in the studio, with the same prompt and settings.
 * @param mask true: what is painted stays; false: nothing is painted
 */
export async function goOnWith(result: Picture, { keepMask }: { keepMask: boolean }): Promise<void> {
  const { form } = studio()
  const mask = keepMask ? getPainter().mask() : null
  const carried: StudioForm = { ...form, extend: noExtension, discarded: [], links: null }
  if (!(await openPicture(result.id, carried))) return
  const { width, height } = getPainter().state
  if (mask && mask.width === width && mask.height === height) getPainter().apply(mask, 'replace')
  studio().announcementMade(keepMask ? t('inpaint.studioPersistence.editing') : t('inpaint.studioPersistence.accepted'))
}
