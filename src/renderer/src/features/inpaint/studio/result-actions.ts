/** What can be done with a result being compared with the picture, and with discarded ones. */

import { IconX } from '@tabler/icons-react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import type { Action } from '../../../actions/action.ts'
import { commands } from '../../../actions/commands.ts'
import { endUndo, offerUndo, showInPlace } from '../../../actions/offer-undo.ts'
import { trashPictures } from '../../../actions/trash-pictures.ts'
import { api } from '../../../data/client.ts'
import { backKey, onKey } from '../../../data/reading.ts'
import { attempt } from '../../../data/report.ts'
import { repaintAgain } from './repaint.ts'
import { asideCount, resultBeside, shownResults, spareResults } from './results.ts'
import { bringBack, goOnWith } from './studio-persistence.ts'
import { useStudio } from './studio-store.ts'

const here = { where: ['result'], looksAt: [useStudio] } as const satisfies Partial<Action>

function shownResult(): Picture | null {
  const { children, comparing } = useStudio.getState()
  return children.find(({ id }) => id === comparing) ?? null
}

/** An action on the current result. */
const onResult = (
  id: string,
  label: string,
  facts: Pick<Action, 'hint' | 'keys' | 'palette' | 'sends' | 'when'>,
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
 * The result becomes the picture; a message says where the others are, which leave the studio with the previous
 * picture.
 */
async function goOn(result: Picture, how: { keepMask: boolean }): Promise<void> {
  const { children, form, sentJobs } = useStudio.getState()
  const others = shownResults(children, form.discarded).filter(({ id }) => id !== result.id)
  await goOnWith(result, how)
  if (useStudio.getState().pictureId !== result.id) return
  // Its button would now refer to another picture's results.
  endUndo(ofOthers)
  if (others.length === 0) return
  const spare = spareResults(others, sentJobs)
  const press = (): void => {
    endUndo(ofOthers)
    attempt(trashSpare(spare))
  }
  showInPlace(ofOthers, {
    message: t('inpaint.resultActions.othersKept', { count: spare.length || others.length }),
    stays: 10_000,
    ...(spare.length > 0 ? { button: { label: t('inpaint.resultActions.moveOthersToTrash'), press } } : {})
  })
}

/** The kind of notice about the others of the result that was last accepted. */
const ofOthers = 'others'

/** Much may have happened to them since the offer: those in use by now stay. */
async function trashSpare(offered: readonly Picture[]): Promise<void> {
  const found = await Promise.all(offered.map(({ id }) => api.pictures.get({ id }).catch(() => null)))
  const { pictureId, lineage, sentJobs } = useStudio.getState()
  const inUse = new Set([pictureId, ...lineage.map(({ id }) => id)])
  const spare = spareResults(
    found.filter((picture) => picture !== null),
    sentJobs
  )
  trashPictures(spare.map(({ id }) => id).filter((id) => !inUse.has(id)))
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

/** Milliseconds within which another Delete was meant for a result, not the mask. */
const lingering = 1000
let lingers: ReturnType<typeof setTimeout> | null = null

/** The last result was discarded a moment ago. */
export const hasJustDiscarded = (): boolean => lingers !== null

/** Discards it, moves on to the next one, and offers undo. */
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
    const { children, form, resultDiscarded, comparisonChosen } = useStudio.getState()
    const shown = shownResults(children, form.discarded)
    const at = shown.findIndex((result) => result.id === id)
    const next = shown[at + 1] ?? shown[at - 1]
    resultDiscarded(id)
    if (next) comparisonChosen(next.id)
    else {
      if (lingers !== null) clearTimeout(lingers)
      lingers = setTimeout(() => {
        lingers = null
      }, lingering)
    }
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
    sends: true,
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

/** In the menu behind the two most used ones. */
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
    keys: [backKey],
    run: () => flipThrough(-1)
  },
  {
    ...here,
    ...flipping,
    id: 'studio.older',
    label: t('inpaint.resultActions.olderResult'),
    keys: [onKey],
    run: () => flipThrough(1)
  },
  leaveResult
]
