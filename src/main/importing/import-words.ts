/** What an import says of itself, line by line and at its end. */
import type { NoteLevel } from '../../shared/domain/task.ts'
import { formatCount, plural } from '../../shared/words/count.ts'
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
    // The line begins with the name already.
    const reason = message.replace(`: ${name}.`, '.')
    return { level: 'error', text: `${name}: not imported. ${[reason, data.nextStep].filter(Boolean).join(' ')}` }
  }
  if (what.outcome === 'known')
    return { level: 'info', text: `${name}: here already${what.restored ? ', and shown again' : ''}.` }
  const { recipe } = what
  if (recipe === null && what.textsTooLarge) {
    return {
      level: 'warning',
      text: `${name}: imported. Its file holds more text than is read, and what was read does not say how it was made.`
    }
  }
  if (recipe === null) return { level: 'info', text: `${name}: imported. Its file does not say how it was made.` }
  const how =
    recipe.parameters === null
      ? `imported. ${recipe.software} made it`
      : `imported with its recipe of ${recipe.software}`
  const warnings = recipe.warnings.length === 0 ? '' : ` ${recipe.warnings.join(' ')}`
  return { level: warnings === '' ? 'info' : 'warning', text: `${name}: ${how}.${warnings}` }
}

/** In one or two plain sentences. */
export function summaryOf({ imported, withRecipe, known, restored, refused }: Tally): string {
  const parts: string[] = []
  if (imported > 0) {
    const recipes =
      withRecipe === 0
        ? 'none with a recipe'
        : withRecipe === imported
          ? 'with their recipes'
          : `${formatCount(withRecipe)} with a recipe`
    parts.push(
      imported === 1
        ? `1 picture imported${withRecipe === 1 ? ' with its recipe' : ''}.`
        : `${plural(imported, 'picture')} imported, ${recipes}.`
    )
  } else if (known + refused > 0) parts.push('No new pictures.')
  else parts.push('There were no pictures to import.')
  if (known > 0)
    parts.push(
      `${formatCount(known)} ${known === 1 ? 'was' : 'were'} here already` +
        `${restored > 0 ? `, ${formatCount(restored)} shown again` : ''}.`
    )
  if (refused > 0) parts.push(`${formatCount(refused)} could not be imported.`)
  return parts.join(' ')
}
