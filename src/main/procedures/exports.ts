import { join } from 'node:path'
import type { ParsedInput } from '../../shared/contract.ts'
import type { ExportSettings } from '../../shared/domain/export.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { readPattern } from '../../shared/naming/file-pattern.ts'
import { exportWork } from '../exporting/export-work.ts'
import { idsOf } from '../exporting/plan.ts'
import { survey } from '../exporting/survey.ts'
import { alreadyThere, assertWritable, freeTarget, targetOf } from '../exporting/target.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { assertOutside } from './save-file.ts'

function titleOf({ form }: ExportSettings, count: number): string {
  return form === 'sheet'
    ? t('procedures.exports.contactSheetOf', { count })
    : t('procedures.exports.export', { count })
}

/** Exports: a preview of what one would contain, its destination, and its start. */
export function exportProcedures(context: Context) {
  const { settings, host, exporter, imaging, tasks, clock } = context
  const library = () => context.opened().library

  async function place({ settings: chosen, name }: ParsedInput<'exports.start'>): Promise<string> {
    const folder = settings.get().exportFolder
    if (folder === null)
      throw new AppError('invalid-input', t('procedures.exports.noFolderIsChosen'), {
        nextStep: t('procedures.exports.chooseWhereExportGoes'),
        action: 'choose-folder'
      })
    const pattern = readPattern(chosen.pattern)
    if (typeof pattern === 'string')
      throw new AppError('invalid-input', pattern, {
        nextStep: t('procedures.exports.changeFileNames'),
        fields: { pattern }
      })
    await assertWritable(folder)
    const target = targetOf(folder, chosen.form, name)
    await assertOutside(library().info().folder, target)
    return target
  }

  return defineProcedures({
    'exports.preview': ({ source }) => survey(library(), source, exporter.cleaned),
    'exports.chooseFolder': async () => {
      const folder = await host.chooseFolder(
        t('procedures.exports.chooseWhereExportsGo'),
        settings.get().exportFolder ?? ''
      )
      if (folder === null) return null
      host.emit('settingsChanged', await settings.setExportFolder(folder))
      return { folder }
    },
    'exports.start': async (input) => {
      const { source, settings: chosen, existing } = input
      const wanted = await place(input)
      const parts = { library: library(), imaging, exporter, scratch: join(host.profileFolder, 'outgoing') }
      const there = existing === 'ask' ? await alreadyThere(parts, source, chosen, wanted) : 0
      if (there > 0) return { task: null, existing: there }
      const number = existing === 'ask' || existing === 'number'
      const target = number && chosen.form !== 'folder' ? await freeTarget(wanted) : wanted
      const title = titleOf(chosen, idsOf(parts.library, source).length)
      const work = exportWork(parts, {
        source,
        settings: chosen,
        existing: existing === 'ask' ? 'number' : existing,
        target,
        title: input.name.trim() || title,
        at: clock.now()
      })
      return { task: tasks.start({ kind: 'export', title }, work), existing: 0 }
    }
  })
}
