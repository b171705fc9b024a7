/** What can be done with a result that is held against the picture, and with those that were put aside. */

import { IconX } from '@tabler/icons-react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import type { Action } from '../../../actions/action.ts'
import { commands } from '../../../actions/commands.ts'
import { offerUndo } from '../../../actions/offer-undo.ts'
import { trashPictures } from '../../../actions/trash-pictures.ts'
import { hideNotice, showNotice } from '../../../data/notices.ts'
import { repaintAgain } from './repaint.ts'
import { asideCount, resultBeside, shownResults } from './results.ts'
import { bringBack, goOnWith } from './studio-persistence.ts'
import { useStudio } from './studio-store.ts'

const here = { where: ['result'], looksAt: [useStudio] } as const satisfies Partial<Action>

function shownResult(): Picture | null {
  const { children, comparing } = useStudio.getState()
  return children.find(({ id }) => id === comparing) ?? null
}

/** An action on the result that is shown. */
const onResult = (
  id: string,
  label: string,
  facts: Pick<Action, 'hint' | 'keys' | 'palette' | 'when'>,
  run: (result: Picture) => unknown
): Action => ({
  ...here,
  id: `result.${id}`,
  label,
  ...facts,
  run: () => {
    const result = shownResult()
    return result === null ? null : run(result)
  }
})

/**
 * The result becomes the picture; of the others, which leave the studio with the one before, it is said where they are.
 */
async function goOn(result: Picture, how: { keepMask: boolean }): Promise<void> {
  const { children, form } = useStudio.getState()
  const others = shownResults(children, form.discarded).filter(({ id }) => id !== result.id)
  await goOnWith(result, how)
  if (others.length === 0 || useStudio.getState().pictureId !== result.id) return
  const notice = `others of ${result.id}`
  const press = (): void => {
    hideNotice(notice)
    trashPictures(others.map(({ id }) => id))
  }
  showNotice({
    id: notice,
    message: t('inpaint.resultActions.othersKept', { count: others.length }),
    stays: 10_000,
    button: { label: t('inpaint.resultActions.discardThem', { count: others.length }), press }
  })
}

export const accept = onResult(
  'accept',
  t('inpaint.resultActions.accept'),
  {
    hint: t('inpaint.resultActions.acceptHint'),
    keys: ['Enter'],
    palette: { group: 'make', label: t('inpaint.resultActions.acceptResult') }
  },
  (result) => goOn(result, { keepMask: false })
)

const keepPainting = onResult(
  'keepPainting',
  t('inpaint.resultActions.edit'),
  {
    hint: t('inpaint.resultActions.editHint'),
    palette: { group: 'make', label: t('inpaint.resultActions.editPalette') }
  },
  (result) => goOn(result, { keepMask: true })
)

/** Puts it aside and offers to undo that. */
export const discard = onResult(
  'discard',
  t('inpaint.resultActions.discard'),
  {
    hint: t('inpaint.resultActions.discardHint'),
    keys: ['Delete', 'Backspace'],
    palette: {
      group: 'make',
      label: t('inpaint.resultActions.discardResult'),
      keywords: t('inpaint.resultActions.discardKeywords')
    }
  },
  ({ id }) => {
    useStudio.getState().resultDiscarded(id)
    offerUndo(`discard-${id}`, t('inpaint.resultActions.discardedNotice'), () =>
      useStudio.getState().resultTakenBack(id)
    )
  }
)

const newSeed = onResult(
  'newSeed',
  t('inpaint.resultActions.tryNewSeed'),
  {
    hint: t('inpaint.resultActions.newSeedHint'),
    palette: { group: 'make', keywords: t('inpaint.resultActions.newSeedKeywords') }
  },
  repaintAgain
)

const takeBack = onResult(
  'takeBack',
  t('inpaint.resultActions.reuse'),
  {
    hint: t('inpaint.resultActions.reuseHint'),
    palette: { group: 'make', label: t('inpaint.resultActions.reusePalette') }
  },
  bringBack
)

const view = onResult(
  'view',
  t('inpaint.resultActions.showInViewer'),
  { palette: { group: 'look', label: t('inpaint.resultActions.showResultInViewer') } },
  ({ id }) => commands.run('openPicture', { pictureId: id })
)

const compareClosely = onResult(
  'compare',
  t('inpaint.resultActions.compareClosely'),
  {
    hint: t('inpaint.resultActions.compareHint'),
    when: () => (shownResult()?.sourcePictureId ?? null) !== null,
    palette: { group: 'look', label: t('inpaint.resultActions.comparePalette') }
  },
  ({ id, sourcePictureId }) =>
    sourcePictureId !== null && commands.run('comparePictures', { ids: [sourcePictureId, id] })
)

/** Behind the two that are pressed most. */
export const moreOnResult: readonly Action[] = [keepPainting, newSeed, takeBack, compareClosely, view]

function flipThrough(by: 1 | -1): void {
  const { children, form, comparing, comparisonChosen } = useStudio.getState()
  const next = comparing === null ? undefined : resultBeside(shownResults(children, form.discarded), comparing, by)
  if (next) comparisonChosen(next.id)
}

const flipping = {
  repeats: true,
  sheet: t('inpaint.resultActions.flipSheet')
} as const satisfies Partial<Action>

export const leaveResult: Action = {
  ...here,
  id: 'studio.leaveResult',
  label: t('inpaint.resultActions.backToPainting'),
  icon: IconX,
  keys: ['Esc'],
  run: () => useStudio.getState().comparisonChosen(null)
}

const putAside = (): number => {
  const { children, form } = useStudio.getState()
  return asideCount(children, form.discarded)
}

export const bringAllBack: Action = {
  id: 'studio.bringAllBack',
  label: () => t('inpaint.resultActions.discarded', { count: putAside() }),
  where: ['studio'],
  looksAt: [useStudio],
  when: () => putAside() > 0,
  palette: { group: 'make', label: t('inpaint.resultActions.bringBack') },
  run: () => useStudio.getState().formChanged({ discarded: [] })
}

export const resultActions: readonly Action[] = [
  accept,
  discard,
  ...moreOnResult,
  bringAllBack,
  {
    ...here,
    ...flipping,
    id: 'studio.newer',
    label: t('inpaint.resultActions.newerResult'),
    keys: ['Left'],
    run: () => flipThrough(-1)
  },
  {
    ...here,
    ...flipping,
    id: 'studio.older',
    label: t('inpaint.resultActions.olderResult'),
    keys: ['Right'],
    run: () => flipThrough(1)
  },
  leaveResult
]
