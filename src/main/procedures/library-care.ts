/** Backing up, restoring, moving, checking and repairing the library: each a task. */

import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { TaskContext, TaskResult } from '../../shared/task-context.ts'
import { findBackup } from '../library/care/backup-manifest.ts'
import { moveLibraryTo } from '../library/care/move.ts'
import { askForRebuild } from '../library/care/rebuild.ts'
import { repairWords } from '../library/care/repair.ts'
import { restoreBackupTo } from '../library/care/restore.ts'
import { setApart } from '../library/care/set-apart.ts'
import { verificationWords } from '../library/care/verify.ts'
import { machineFs } from '../library/disk/library-fs.ts'
import { isInside } from '../library/disk/same-place.ts'
import { holdsLibrary } from '../library/folder-kind.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { keepChoice, rememberOpen, switchTo, untilNothingIsSent } from './library-switch.ts'

const fs = machineFs
/** Most inspected backups that can be restored by their id. */
const mostLookedAt = 20

const leftOut = (count: number): string[] => (count === 0 ? [] : [t('procedures.libraryCare.leftOut', { count })])

export function libraryCareProcedures(context: Context) {
  const { tasks, checker, host } = context
  const library = () => context.opened().library
  const lookedAt = new Map<string, string>()
  let moved: { from: string; at: number } | null = null

  /** The folder that this session has moved the library out of; once that is opened again it is an ordinary library. */
  function movedFrom(): string | null {
    const { from, at } = moved ?? { from: null, at: 0 }
    const again = context.settings.get().recentLibraries.find(({ folder }) => folder === from)
    if (again !== undefined && again.openedAt > at) moved = null
    return moved?.from ?? null
  }

  const rested = async (work: Promise<TaskResult>): Promise<TaskResult> => {
    try {
      return await work
    } finally {
      checker.rest()
    }
  }

  async function placeOfBackup(where: 'last' | 'choose', fresh: boolean): Promise<string | null> {
    const last = await library().care.lastBackup()
    if (where === 'last' && last !== null) {
      if ((await findBackup(fs, last.folder).catch(() => null)) !== null) return last.folder
      throw new AppError('storage', t('procedures.libraryCare.backupMissing', { folder: last.folder }), {
        nextStep: t('procedures.libraryCare.backupMissingNext'),
        action: 'retry'
      })
    }
    const chosen = await host.chooseFolder(
      t('procedures.libraryCare.chooseBackupFolder'),
      last?.folder ?? library().info().folder
    )
    return chosen === null ? null : await library().care.backupPlace(chosen, fresh)
  }

  async function backUp(folder: string, task: TaskContext): Promise<TaskResult> {
    const { pictures, copied, unchanged, reread, mended, damaged } = await library().care.backUp(checker, folder, task)
    return {
      summary: [
        t('procedures.libraryCare.backedUp', { pictures, folder, copied }),
        ...(unchanged === 0 ? [] : [t('procedures.libraryCare.backupUnchanged', { count: unchanged })]),
        ...(reread === 0 ? [] : [t('procedures.libraryCare.backupReread', { count: reread })]),
        ...(mended === 0 ? [] : [t('procedures.libraryCare.backupMended', { count: mended })]),
        ...leftOut(damaged)
      ].join(' '),
      actions: [{ kind: 'reveal', path: folder }]
    }
  }

  async function restore(backup: string, to: string, task: TaskContext): Promise<TaskResult> {
    const { damaged: left } = await restoreBackupTo(
      { fs, checker, task, newId: context.newId },
      backup,
      to,
      library().info().folder
    )
    await untilNothingIsSent(context, task)
    task.progress(1, 1, t('procedures.libraryCare.opening'))
    const { pictures, repairs } = await switchTo(context, to)
    for (const repair of repairs) task.note('info', repair)
    return {
      summary: [t('procedures.libraryCare.restored', { pictures, to }), ...leftOut(left.length)].join(' '),
      actions: [{ kind: 'reveal', path: to }]
    }
  }

  async function move(to: string, task: TaskContext): Promise<TaskResult> {
    const from = library().info().folder
    await rememberOpen(context)
    const { damaged: asTheyAre } = await moveLibraryTo(
      { fs, checker, task, newId: context.newId },
      from,
      to,
      async (rest, failed) => {
        await untilNothingIsSent(context, task)
        return await context.libraryKeeper.whileClosed(async () => ({ result: await rest(), open: to, failed }))
      }
    )
    moved = { from, at: Math.round(context.clock.now()) }
    await rememberOpen(context)
    await keepChoice(context, to).catch(() => {
      task.note('warning', t('procedures.libraryCare.choiceNotKept'))
    })
    const damaged = asTheyAre.length
    return {
      summary: [
        t('procedures.libraryCare.moved', { to }),
        ...(damaged === 0 ? [] : [t('procedures.libraryCare.copiedDamaged', { count: damaged })]),
        t('procedures.libraryCare.movedOldFolder', { from })
      ].join(' '),
      actions: [{ kind: 'reveal', path: to }]
    }
  }

  /** @returns what was not moved, and stays in the folder */
  async function trashMoved(old: string): Promise<string[]> {
    if (await isInside(old, library().info().folder)) {
      throw new AppError('invalid-input', t('procedures.libraryCare.folderOpen'), {
        nextStep: t('procedures.libraryCare.folderOpenNext')
      })
    }
    const { path, left, undo } = await setApart(fs, old)
    try {
      await host.trashFolder(path)
    } catch (error) {
      await undo()
      throw error
    }
    return left
  }

  return defineProcedures({
    'library.care': async () => {
      const last = await library().care.lastBackup()
      const lastBackup =
        last === null ? null : { ...last, there: (await findBackup(fs, last.folder).catch(() => null)) !== null }
      const old = movedFrom()
      return { lastBackup, movedFrom: old !== null && (await holdsLibrary(old)) ? old : null }
    },
    'library.backUp': async ({ where, fresh }) => {
      const folder = await placeOfBackup(where, fresh)
      if (folder === null) return null
      return tasks.start(
        { kind: 'backup', title: t('procedures.libraryCare.backUpLibrary'), notBeside: ['backup', 'repair'] },
        (task) => rested(backUp(folder, task))
      )
    },
    'library.lookAtBackup': async () => {
      const chosen = await host.chooseFolder(
        t('procedures.libraryCare.chooseBackup'),
        (await library().care.lastBackup())?.folder ?? library().info().folder
      )
      if (chosen === null) return null
      const found = await findBackup(fs, chosen)
      if (found === null) {
        throw new AppError('invalid-input', t('procedures.libraryCare.notABackup'), {
          nextStep: t('procedures.libraryCare.notABackupNext'),
          action: 'choose-folder'
        })
      }
      const id = context.newId()
      lookedAt.set(id, found.folder)
      for (const old of [...lookedAt.keys()].slice(0, -mostLookedAt)) lookedAt.delete(old)
      const { name, madeAt, pictures, bytes, whole } = found.manifest
      return { id, folder: found.folder, name, madeAt, pictures, bytes, whole }
    },
    'library.restore': async ({ id }) => {
      const backup = lookedAt.get(id)
      if (backup === undefined)
        throw new AppError('not-found', t('procedures.libraryCare.unknownBackup'), {
          nextStep: t('procedures.libraryCare.unknownBackupNext')
        })
      const to = await host.chooseFolder(t('procedures.libraryCare.chooseRestoreFolder'), library().info().folder)
      if (to === null) return null
      return tasks.start(
        { kind: 'restore', title: t('procedures.libraryCare.restoreBackup'), notBeside: 'all' },
        (task) => rested(restore(backup, to, task))
      )
    },
    'library.move': async () => {
      if (library().info().state !== 'ready') {
        throw new AppError('storage', t('procedures.libraryCare.readOnlyNotMoved'), {
          nextStep: t('procedures.libraryCare.makeWritable')
        })
      }
      const to = await host.chooseFolder(t('procedures.libraryCare.chooseMoveFolder'), library().info().folder)
      if (to === null) return null
      return tasks.start({ kind: 'move', title: t('procedures.libraryCare.moveLibrary'), notBeside: 'all' }, (task) =>
        rested(move(to, task))
      )
    },
    'library.leaveMoved': async ({ trash }) => {
      const old = movedFrom()
      if (old === null) return { left: [] }
      const left = trash ? await trashMoved(old) : []
      moved = null
      return { left }
    },
    'library.verify': () =>
      tasks.start(
        { kind: 'verify', title: t('procedures.libraryCare.checkLibrary'), notBeside: ['repair', 'verify'] },
        (task) =>
          rested(
            library()
              .care.verify(checker, task)
              .then((found) => ({ summary: verificationWords(found) }))
          )
      ),
    'library.repair': (wishes) =>
      tasks.start(
        {
          kind: 'repair',
          title: t('procedures.libraryCare.repairLibrary'),
          notBeside: ['import', 'delete', 'backup', 'verify', 'repair']
        },
        (task) =>
          rested(
            library()
              .care.repair(checker, wishes, task)
              .then((result) => ({ summary: repairWords(result) }))
              .finally(() => host.emit('libraryChanged', library().info()))
          )
      ),
    'library.rebuild': () =>
      tasks.start(
        { kind: 'repair', title: t('procedures.libraryCare.rebuildIndex'), notBeside: 'all' },
        async (task) => {
          await untilNothingIsSent(context, task)
          const { folder, state } = library().info()
          if (state !== 'ready')
            throw new AppError('storage', t('procedures.libraryCare.readOnly'), {
              nextStep: t('procedures.libraryCare.makeWritable')
            })
          task.progress(0, null, t('procedures.libraryCare.readingDescriptions'))
          const aside = await context.libraryKeeper.whileClosed(async () => ({
            result: await askForRebuild(fs, folder, context.clock.now()),
            open: folder
          }))
          return {
            summary: [...library().info().repairs, t('procedures.libraryCare.oldIndexKept', { aside })].join(' ')
          }
        }
      )
  })
}
