/** What prevents sending the form: its fields' own limits, and those counted in the model's tokens. */
import { countsTokens, type Field, problemsOf, tokenProblemsOf } from '../../../../shared/domain/field.ts'
import type { ParameterName, Parameters } from '../../../../shared/domain/parameters.ts'
import { countTokens, tokensReady, useTokensReady } from '../../data/tokens/use-token-count.ts'

type Problems = Partial<Record<ParameterName, string>>

const now = (fields: readonly Field[], form: Parameters): Problems => ({
  ...tokenProblemsOf(fields, form, countTokens),
  ...problemsOf(fields, form)
})

/** For the current form; updated when its tokens can be counted. */
export function useFormProblems(fields: readonly Field[], form: Parameters): Problems {
  useTokensReady(countsTokens(fields))
  return now(fields, form)
}

/** Before sending: waits until it can be counted, if needed. */
export async function formProblems(fields: readonly Field[], form: Parameters): Promise<Problems> {
  if (countsTokens(fields)) await tokensReady()
  return now(fields, form)
}
