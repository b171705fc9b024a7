/** Maintenance of a library: check, repair, back up, move. Each runs as a task. */

import type { FoundBackup } from '../../../../../shared/contract/library.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../../shared/words/bytes.ts'
import { formatMoment } from '../../../../../shared/words/time.ts'
import type { Action } from '../../../actions/action.ts'
import { ask } from '../../../actions/ask.ts'
import { commands } from '../../../actions/commands.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { api } from '../../../data/client.ts'
import { attempt } from '../../../data/report.ts'
import { folderInText } from '../parts.tsx'
import classes from '../settings.module.css'
import { openRepair } from './repair-dialog.tsx'

const stateNow = (): string | undefined => useAppInfo.getState().library?.state
const needsLibrary = (): string | null =>
  stateNow() === 'unavailable' ? t('settings.libraryCareActions.noLibraryIsOpen') : null
const needsWriting = (): string | null =>
  stateNow() === 'ready' ? null : t('settings.libraryCareActions.libraryCannotBeWrittenNow')

const care = (
  id: string,
  label: string,
  run: Action['run'],
  not: NonNullable<Action['not']>,
  palette: { label?: string; keywords?: string } = {}
): Action => ({
  id: `library.${id}`,
  label,
  where: ['window'],
  not,
  palette: { group: 'library', ...palette },
  run
})

async function askToRebuild(): Promise<void> {
  const sure = await ask({
    title: t('settings.libraryCareActions.rebuildTitle'),
    text: <p className={classes.confirm}>{t('settings.libraryCareActions.rebuildText')}</p>,
    yes: t('settings.libraryCareActions.rebuild'),
    no: t('settings.common.cancel')
  })
  if (!sure) return
  await api.library.rebuild()
  commands.run('showActivity')
}

/** Shows what is in a backup before anything is done with it. */
async function askToRestore(found: FoundBackup): Promise<void> {
  const facts = t.rich('settings.libraryCareActions.facts', {
    pictures: found.pictures,
    size: formatBytes(found.bytes),
    when: formatMoment(found.madeAt, Date.now()),
    folder: found.folder,
    path: folderInText
  })
  const sure = await ask({
    title: t('settings.libraryCareActions.restore', { name: found.name }),
    text: (
      <div className={classes.confirm}>
        <p>{facts}</p>
        <p>{t('settings.libraryCareActions.restoreText')}</p>
      </div>
    ),
    yes: t('settings.libraryCareActions.chooseFolder'),
    no: t('settings.common.cancel')
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
    title: t('settings.libraryCareActions.incompleteTitle'),
    text: <p className={classes.confirm}>{t('settings.libraryCareActions.incompleteText')}</p>,
    no: t('settings.libraryCareActions.close')
  })
}

export const revealLibrary = care(
  'reveal',
  t('settings.libraryCareActions.showInFolder'),
  () => api.library.reveal(),
  needsLibrary,
  {
    label: t('settings.libraryCareActions.showLibraryInItsFolder')
  }
)
export const moveLibrary = care(
  'move',
  t('settings.libraryCareActions.moveLibrary'),
  () => api.library.move(),
  needsWriting,
  {
    keywords: t('settings.libraryCareActions.keywordsMove')
  }
)
export const verifyLibrary = care(
  'verify',
  t('settings.libraryCareActions.checkLibrary'),
  () => api.library.verify(),
  needsLibrary,
  {
    keywords: t('settings.libraryCareActions.keywordsVerify')
  }
)
export const repairLibrary = care('repair', t('settings.libraryCareActions.repair'), openRepair, needsWriting, {
  label: t('settings.libraryCareActions.repairLibrary'),
  keywords: t('settings.libraryCareActions.keywordsRepair')
})
export const rebuildIndex = care(
  'rebuild',
  t('settings.libraryCareActions.rebuildIndex'),
  () => attempt(askToRebuild()),
  needsWriting,
  {
    keywords: t('settings.libraryCareActions.keywordsRebuild')
  }
)
export const backUpAgain = care(
  'backUpAgain',
  t('settings.libraryCareActions.backUpAgain'),
  () => api.library.backUp({ where: 'last', fresh: false }),
  needsWriting,
  {
    label: t('settings.libraryCareActions.backUpAgainToLast')
  }
)
export const backUpToFolder = care(
  'backUp',
  t('settings.libraryCareActions.folder'),
  () => api.library.backUp({ where: 'choose', fresh: false }),
  needsWriting,
  { label: t('settings.libraryCareActions.backUpToFolder'), keywords: t('settings.libraryCareActions.keywordsBackUp') }
)
export const backUpToNew = care(
  'backUpNew',
  t('settings.libraryCareActions.newDatedFolderIn'),
  () => api.library.backUp({ where: 'choose', fresh: true }),
  needsWriting,
  {
    label: t('settings.libraryCareActions.backUpToNewDated'),
    keywords: t('settings.libraryCareActions.keywordsBackUp')
  }
)
export const restoreBackup = care('restore', t('settings.libraryCareActions.restoreBackup'), lookAtBackup, () => null)

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
