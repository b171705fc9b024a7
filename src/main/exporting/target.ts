/** The destination of an export. */

import { access, constants, readdir, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { ExportForm, ExportSettings, ExportSource } from '../../shared/domain/export.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { safeName } from '../../shared/naming/safe-name.ts'
import { UniqueNames } from '../../shared/naming/unique-names.ts'
import { codeOf, storageError } from '../files/storage-error.ts'
import type { ExportParts } from './export.ts'
import { endingsOf, idsOf, picturesOf, plan } from './plan.ts'

const endings: Record<ExportForm, string> = { folder: '', zip: '.zip', sheet: '.html' }

/** Most files examined in a folder that is exported into: nobody exports twice into one with more. */
const mostLookedAt = 200_000

/**
 * Absolute path of what is created in the chosen folder.
 * @throws AppError invalid-input: nothing is left of the name
 */
export function targetOf(folder: string, form: ExportForm, name: string): string {
  const safe = safeName(name)
  if (safe === '' && (form !== 'folder' || name.trim() !== '')) {
    throw new AppError('invalid-input', t('exporting.target.notAFileName'), {
      nextStep: t('exporting.target.useLetters'),
      fields: { name: t('exporting.target.notAName') }
    })
  }
  return safe === '' ? folder : join(folder, safe + endings[form])
}

/** @throws AppError storage, saying what to do: the folder does not exist, is not a folder, or cannot be written */
export async function assertWritable(folder: string): Promise<void> {
  const nextStep = t('exporting.target.chooseAnotherFolder')
  try {
    if (!(await stat(folder)).isDirectory())
      throw new AppError('storage', t('exporting.target.notAFolder', { folder }), { nextStep, action: 'choose-folder' })
    await access(folder, constants.W_OK)
  } catch (error) {
    if (error instanceof AppError) throw error
    if (codeOf(error) === 'ENOENT') {
      throw new AppError('storage', t('exporting.target.notFound', { folder }), {
        nextStep: t('exporting.target.connectDisk'),
        action: 'choose-folder'
      })
    }
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) {
      throw new AppError(
        'storage',
        t('exporting.target.notWritable', { folder }),
        { nextStep, action: 'choose-folder', detail: codeOf(error) },
        { cause: error }
      )
    }
    throw storageError(error, folder)
  }
}

/** Relative paths of all files in a folder, with "/" as separator; empty if it does not exist. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .slice(0, mostLookedAt)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** How many files of an export already exist. */
export async function alreadyThere(
  { library, exporter }: Pick<ExportParts, 'library' | 'exporter'>,
  source: ExportSource,
  settings: ExportSettings,
  target: string
): Promise<number> {
  if (settings.form !== 'folder') return (await isThere(target)) ? 1 : 0
  const there = new UniqueNames(await filesBelow(target))
  if (there.size === 0) return 0
  let count = 0
  for await (const { stem, picture } of plan(
    picturesOf(library, source),
    idsOf(library, source).length,
    settings,
    new UniqueNames(),
    exporter
  )) {
    if (endingsOf(picture.mime, settings).some((ending) => there.has(stem + ending))) count += 1
  }
  return count
}

/** The path, or the first free "name (2)", "name (3)". */
export async function freeTarget(path: string): Promise<string> {
  const extension = extname(path)
  let free = path
  for (let count = 2; await isThere(free); count += 1)
    free = `${path.slice(0, path.length - extension.length)} (${count})${extension}`
  return free
}

const isThere = async (path: string): Promise<boolean> =>
  await stat(path).then(
    () => true,
    () => false
  )
