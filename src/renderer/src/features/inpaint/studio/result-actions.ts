/** What can be done with a result that is held against the picture, and with those that were put aside. */
import { IconX } from '@tabler/icons-react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import type { Action } from '../../../actions/action.ts'
import { commands } from '../../../actions/commands.ts'
import { offerUndo } from '../../../actions/offer-undo.ts'
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
  facts: Pick<Action, 'hint' | 'palette' | 'when'>,
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

export const accept = onResult(
  'accept',
  'Accept',
  {
    hint: 'The result becomes the picture, with nothing painted on it',
    palette: { group: 'Make', label: 'Accept the result' }
  },
  (result) => goOnWith(result, { keepMask: false })
)

const keepPainting = onResult(
  'keepPainting',
  'Keep painting on it',
  {
    hint: 'The result becomes the picture, and the mask stays',
    palette: { group: 'Make', label: 'Keep painting on the result' }
  },
  (result) => goOnWith(result, { keepMask: true })
)

/** Puts it aside and offers to undo that. */
const discard = onResult(
  'discard',
  'Discard',
  {
    hint: 'Puts it aside here; it stays in the gallery',
    palette: { group: 'Make', label: 'Discard the result', keywords: ['aside'] }
  },
  ({ id }) => {
    useStudio.getState().resultDiscarded(id)
    offerUndo(`discard-${id}`, 'Put aside here. It stays in the gallery.', () =>
      useStudio.getState().resultTakenBack(id)
    )
  }
)

const newSeed = onResult(
  'newSeed',
  'Try a new seed',
  {
    hint: 'The same mask, area and words once more',
    palette: { group: 'Make', keywords: ['again', 'repaint'] }
  },
  repaintAgain
)

const takeBack = onResult(
  'takeBack',
  'Use its mask and settings',
  {
    hint: 'Puts the mask and the settings that made it back',
    palette: { group: 'Make', label: 'Use the mask and the settings of the result' }
  },
  bringBack
)

const view = onResult(
  'view',
  'Show in the viewer',
  { palette: { group: 'Look', label: 'Show the result in the viewer' } },
  ({ id }) => commands.run('openPicture', { pictureId: id })
)

const compareClosely = onResult(
  'compare',
  'Compare closely',
  {
    hint: 'Side by side, by slider and by what differs',
    when: () => (shownResult()?.sourcePictureId ?? null) !== null,
    palette: { group: 'Look', label: 'Compare the result closely' }
  },
  ({ id, sourcePictureId }) =>
    sourcePictureId !== null && commands.run('comparePictures', { ids: [sourcePictureId, id] })
)

/** In the order of their line; what is pressed most stands before them. */
export const resultChips: readonly Action[] = [keepPainting, discard, newSeed, takeBack, view, compareClosely]

function flipThrough(by: 1 | -1): void {
  const { children, form, comparing, comparisonChosen } = useStudio.getState()
  const next = comparing === null ? undefined : resultBeside(shownResults(children, form.discarded), comparing, by)
  if (next) comparisonChosen(next.id)
}

const flipping = { repeats: true, sheet: 'Before and after: newer, older result' } as const satisfies Partial<Action>

export const leaveResult: Action = {
  ...here,
  id: 'studio.leaveResult',
  label: 'Back to painting',
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
  label: () => `${putAside()} put aside: bring back`,
  where: ['studio'],
  looksAt: [useStudio],
  when: () => putAside() > 0,
  palette: { group: 'Make', label: 'Bring back the results that were put aside' },
  run: () => useStudio.getState().formChanged({ discarded: [] })
}

export const resultActions: readonly Action[] = [
  accept,
  ...resultChips,
  bringAllBack,
  { ...here, ...flipping, id: 'studio.newer', label: 'Newer result', keys: ['Left'], run: () => flipThrough(-1) },
  { ...here, ...flipping, id: 'studio.older', label: 'Older result', keys: ['Right'], run: () => flipThrough(1) },
  leaveResult
]
