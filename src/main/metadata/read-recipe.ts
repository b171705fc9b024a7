import { t } from '../../shared/messages/t.ts'
import type { FoundText } from './containers/found-texts.ts'
import { readAutomatic1111 } from './dialects/automatic1111.ts'
import { readComfyUi } from './dialects/comfy-ui.ts'
import { readFooocus } from './dialects/fooocus.ts'
import { readInvokeAi } from './dialects/invoke-ai.ts'
import { readNovelAi } from './dialects/novel-ai.ts'
import { readOwn } from './dialects/palimpsest.ts'
import { readSwarmUi } from './dialects/swarm-ui.ts'
import { TextIndex } from './dialects/text-index.ts'
import { readTexts } from './read-texts.ts'
import { ReadingBudget } from './reading-budget.ts'
import type { Recipe } from './recipe.ts'

/** The most reliable first: programs that write several forms include A1111's for others, and a graph beside it. */
const readers = [readOwn, readInvokeAi, readSwarmUi, readFooocus, readNovelAi, readAutomatic1111, readComfyUi]

/**
 * How a picture was made, according to its file: our own JSON, InvokeAI, SwarmUI, Fooocus, NovelAI, A1111 and similar
 * programs, ComfyUI. Null if the file says nothing of the kind. Never throws, and costs no more than the budget: what
 * exceeds it is not read, and the warnings say so.
 */
export function readRecipe(bytes: Uint8Array, budget = new ReadingBudget(bytes.length)): Recipe | null {
  const { texts, warnings } = readTexts(bytes, budget)
  const textsAreWhole = !budget.spent
  const recipe = recipeFrom(texts, budget)
  if (recipe === null) return null
  if (textsAreWhole && budget.spent) warnings.push(t('metadata.readRecipe.tooLarge'))
  return { ...recipe, warnings: [...warnings, ...recipe.warnings], madeAt: recipe.madeAt ?? dateOf(texts) }
}

function recipeFrom(texts: readonly FoundText[], budget: ReadingBudget): Recipe | null {
  const index = new TextIndex(texts, budget)
  for (const read of readers) {
    const recipe = read(index)
    if (recipe !== null) return recipe
  }
  return null
}

/** "2026:11:27 10:00:00", as cameras write it; read as UTC, since the time zone is not given. */
function dateOf(texts: readonly FoundText[]): number | null {
  const text =
    texts.find(({ name }) => name === 'DateTimeOriginal')?.text ??
    texts.find(({ name, place }) => name === 'DateTime' && place === 'exif')?.text
  const [, year, month, day, hour, minute, second] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text ?? '') ?? []
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return year !== undefined && Number.isFinite(time) && time > 0 ? time : null
}
