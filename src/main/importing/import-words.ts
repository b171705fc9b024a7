/** What an import reports, line by line and at its end. */

import type { NoteLevel } from '../../shared/domain/task.ts'
import { t } from '../../shared/messages/t.ts'
import type { TakenFile } from '../library/pictures/intake.ts'

export interface Tally {
  imported: number
  withRecipe: number
  known: number
  restored: number
  refused: number
}

export const noTally = (): Tally => ({ imported: 0, withRecipe: 0, known: 0, restored: 0, refused: 0 })

export function count(tally: Tally, what: TakenFile): void {
  if (what.outcome === 'refused') tally.refused += 1
  else if (what.outcome === 'known') {
    tally.known += 1
    if (what.restored) tally.restored += 1
  } else {
    tally.imported += 1
    if (what.recipe !== null && what.recipe.parameters !== null) tally.withRecipe += 1
  }
}

/** The line of one file in the report. */
export function lineOf(name: string, what: TakenFile): { level: NoteLevel; text: string } {
  if (what.outcome === 'refused') {
    const { message, data } = what.error
    // The line already begins with the name.
    const reason = message.replace(`: ${name}.`, '.')
    return {
      level: 'error',
      text: t('importing.importWords.fileRefused', { name, reason: [reason, data.nextStep].filter(Boolean).join(' ') })
    }
  }
  if (what.outcome === 'known')
    return {
      level: 'info',
      text: what.restored
        ? t('importing.importWords.fileRestored', { name })
        : t('importing.importWords.fileKnown', { name })
    }
  const { recipe } = what
  if (recipe === null && what.textsTooLarge) {
    return {
      level: 'warning',
      text: t('importing.importWords.fileTooManyTexts', { name })
    }
  }
  if (recipe === null) return { level: 'info', text: t('importing.importWords.fileWithoutRecipe', { name }) }
  const how =
    recipe.parameters === null
      ? t('importing.importWords.fileMadeBy', { name, software: recipe.software })
      : t('importing.importWords.fileWithRecipe', { name, software: recipe.software })
  const warnings = recipe.warnings.length === 0 ? '' : ` ${recipe.warnings.join(' ')}`
  return { level: warnings === '' ? 'info' : 'warning', text: `${how}${warnings}` }
}

/** In one or two plain sentences. */
export function summaryOf({ imported, withRecipe, known, restored, refused }: Tally): string {
  const parts: string[] = []
  if (imported > 0) {
    parts.push(
      withRecipe === 0
        ? t('importing.importWords.importedNone', { count: imported })
        : withRecipe === imported
          ? t('importing.importWords.importedAll', { count: imported })
          : t('importing.importWords.importedSome', { count: imported, withRecipe })
    )
  } else if (known + refused > 0) parts.push(t('importing.importWords.noNewPictures'))
  else parts.push(t('importing.importWords.nothing'))
  if (known > 0) parts.push(t('importing.importWords.known', { count: known }))
  if (restored > 0) parts.push(t('importing.importWords.restored', { count: restored }))
  if (refused > 0) parts.push(t('importing.importWords.couldNotBeImported', { count: refused }))
  return parts.join(' ')
}
