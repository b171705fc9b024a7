/** What keeps a library whole: checked, repaired, copied, moved. Each runs as a task. */
import type { FoundBackup } from '../../../../../shared/contract/library.ts'
import { formatBytes } from '../../../../../shared/words/bytes.ts'
import { plural } from '../../../../../shared/words/count.ts'
import { formatMoment } from '../../../../../shared/words/time.ts'
import type { Action } from '../../../actions/action.ts'
import { ask } from '../../../actions/ask.ts'
import { commands } from '../../../actions/commands.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { api } from '../../../data/client.ts'
import { attempt } from '../../../data/report.ts'
import classes from '../settings.module.css'
import { openRepair } from './repair-dialog.tsx'

const stateNow = (): string | undefined => useAppInfo.getState().library?.state
const needsLibrary = (): string | null => (stateNow() === 'unavailable' ? 'no library is open' : null)
const needsWriting = (): string | null => (stateNow() === 'ready' ? null : 'the library cannot be written now')

const care = (
  id: string,
  label: string,
  run: Action['run'],
  not: NonNullable<Action['not']>,
  palette: { label?: string; keywords?: readonly string[] } = {}
): Action => ({
  id: `library.${id}`,
  label,
  where: ['window'],
  not,
  palette: { group: 'Library', ...palette },
  run
})

async function askToRebuild(): Promise<void> {
  const sure = await ask({
    title: 'Build the index again?',
    text: (
      <p className={classes.confirm}>
        The index is read anew from the descriptions beside the pictures, which takes a moment in a large library. The
        old one is kept beside it. Pictures, tags, ratings, collections and the queue stay.
      </p>
    ),
    yes: 'Build it again',
    no: 'Leave it'
  })
  if (!sure) return
  await api.library.rebuild()
  commands.run('showActivity')
}

/** Shows what is in a backup before anything is done with it. */
async function askToRestore(found: FoundBackup): Promise<void> {
  const facts =
    `${plural(found.pictures, 'picture')}, ${formatBytes(found.bytes)}, ` +
    `made ${formatMoment(found.madeAt, Date.now())}`
  const sure = await ask({
    title: `Restore “${found.name}”?`,
    text: (
      <div className={classes.confirm}>
        <p>
          {facts}. It is in <span data-selectable>{found.folder}</span>.
        </p>
        <p>
          You choose an empty folder next. The backup is copied into it, every picture is checked, and the restored
          library is opened. The library that is open now stays as it is.
        </p>
      </div>
    ),
    yes: 'Choose the folder…',
    no: 'Cancel'
  })
  if (!sure) return
  const task = await api.library.restore({ id: found.id })
  if (task) commands.run('showActivity')
}

async function lookAtBackup(): Promise<void> {
  const found = await api.library.lookAtBackup()
  if (found === null) return
  if (found.whole) return attempt(askToRestore(found))
  void ask({
    title: 'This backup is not whole',
    text: (
      <p className={classes.confirm}>
        It was not made to its end. Back up into the same folder again to finish it, or choose another one.
      </p>
    ),
    no: 'Close'
  })
}

export const revealLibrary = care('reveal', 'Show in folder', () => api.library.reveal(), needsLibrary, {
  label: 'Show the library in its folder'
})
export const moveLibrary = care('move', 'Move the library…', () => api.library.move(), needsWriting, {
  keywords: ['disk', 'folder']
})
export const verifyLibrary = care('verify', 'Check the library', () => api.library.verify(), needsLibrary, {
  keywords: ['verify', 'damage']
})
export const repairLibrary = care('repair', 'Repair…', openRepair, needsWriting, {
  label: 'Repair the library…',
  keywords: ['mend', 'lost']
})
export const rebuildIndex = care('rebuild', 'Build the index again…', () => attempt(askToRebuild()), needsWriting, {
  keywords: ['database', 'repair']
})
export const backUpAgain = care(
  'backUpAgain',
  'Back up again',
  () => api.library.backUp({ where: 'last', fresh: false }),
  needsWriting,
  {
    label: 'Back up again, to where the last backup is'
  }
)
export const backUpToFolder = care(
  'backUp',
  'A folder… (an earlier backup in it is brought up to date)',
  () => api.library.backUp({ where: 'choose', fresh: false }),
  needsWriting,
  { label: 'Back up to a folder…', keywords: ['copy'] }
)
export const backUpToNew = care(
  'backUpNew',
  'A new dated folder in…',
  () => api.library.backUp({ where: 'choose', fresh: true }),
  needsWriting,
  {
    label: 'Back up to a new dated folder…',
    keywords: ['copy']
  }
)
export const restoreBackup = care('restore', 'Restore a backup…', lookAtBackup, () => null)

export const libraryCareActions: readonly Action[] = [
  revealLibrary,
  moveLibrary,
  verifyLibrary,
  repairLibrary,
  rebuildIndex,
  backUpAgain,
  backUpToFolder,
  backUpToNew,
  restoreBackup
]
