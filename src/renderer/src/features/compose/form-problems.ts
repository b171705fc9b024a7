/** What keeps the form from being sent: its fields' own limits, and those that are counted in the model's tokens. */
import { countsTokens, type Field, problemsOf, tokenProblemsOf } from '../../../../shared/domain/field.ts'
import type { ParameterName, Parameters } from '../../../../shared/domain/parameters.ts'
import { countTokens, tokensReady, useTokensReady } from '../../data/tokens/use-token-count.ts'

type Problems = Partial<Record<ParameterName, string>>

const now = (fields: readonly Field[], form: Parameters): Problems => ({
  ...tokenProblemsOf(fields, form, countTokens),
  ...problemsOf(fields, form)
})

/** As the form stands; drawn again when its tokens can be counted. */
export function useFormProblems(fields: readonly Field[], form: Parameters): Problems {
  useTokensReady(countsTokens(fields))
  return now(fields, form)
}

/** Before it is sent: waits until it can be counted, where that is needed. */
export async function formProblems(fields: readonly Field[], form: Parameters): Promise<Problems> {
  if (countsTokens(fields)) await tokensReady()
  return now(fields, form)
}
