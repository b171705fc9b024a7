/** What other pictures share with one, as a query. */
import type { Picture } from '../../../shared/domain/picture.ts'
import type { PictureQuery } from '../../../shared/domain/picture-query.ts'

type Asked = Partial<PictureQuery>

/** Maximum characters of a search. */
const longest = 900

/** The same words in the same order. Null if no prompt is known. */
export function samePrompt({ parameters }: Pick<Picture, 'parameters'>): Asked | null {
  const words = (parameters?.prompt ?? '').replaceAll(/["\s]+/gu, ' ').trim()
  if (words === '') return null
  const cut = words.length <= longest ? words : words.slice(0, words.lastIndexOf(' ', longest))
  return { search: `"${cut === '' ? words.slice(0, longest) : cut}"`, filters: {} }
}

/** Null if no seed is known. */
export function sameSeed({ parameters }: Pick<Picture, 'parameters'>): Asked | null {
  return parameters?.seed === undefined ? null : { search: '', filters: { seed: parameters.seed } }
}

/** Of the same service and model. Null if neither is known. */
export function sameModel({
  providerLabel,
  operationLabel
}: Pick<Picture, 'providerLabel' | 'operationLabel'>): Asked | null {
  if (providerLabel === null && operationLabel === null) return null
  return { search: '', filters: { services: [providerLabel ?? ''], models: [operationLabel ?? ''] } }
}
