/** What many pictures have in common, in words. */

import type { PictureSummary } from '../../../../../shared/domain/picture-summary.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../../shared/words/bytes.ts'
import { formatCount } from '../../../../../shared/words/count.ts'
import { formatDay } from '../../../../../shared/words/time.ts'

/** Number of values named before the rest is counted. */
const named = 3

type Counted = readonly { value: string; count: number }[]

/** "SDXL Lightning, Pixazo" for all; "1024 × 1024 (12), 512 × 512 (3) and 2 more" for several. */
export function valuesWords(values: Counted, unknown: string): string {
  const name = (value: string): string => (value === '' ? unknown : value)
  if (values.length === 1) return name(values[0]!.value)
  const some = values.slice(0, named).map(({ value, count }) => `${name(value)} (${formatCount(count)})`)
  const more = values.length - some.length
  return more === 0 ? some.join(', ') : t('viewer.commonWords.andMore', { some: some.join(', '), more })
}

/** "today", "3 May 2024 to today" @param now epoch milliseconds */
export function madeWords(from: number, to: number, now: number): string {
  const small = (at: number): string => {
    const day = formatDay(at, now)
    return day === 'Today' || day === 'Yesterday' ? day.toLowerCase() : day
  }
  const [first, last] = [small(from), small(to)]
  return first === last ? first : t('viewer.commonWords.to', { first, last })
}

/** The lines under the editor. @param now epoch milliseconds */
export function commonLines(summary: PictureSummary, now: number): { label: string; value: string }[] {
  const { models, sizes, from, to, bytes, withoutFile } = summary
  const lines: { label: string; value: string }[] = []
  if (models.length > 0)
    lines.push({
      label: models.length === 1 ? t('viewer.commonWords.model') : t('viewer.commonWords.models'),
      value: valuesWords(models, t('viewer.commonWords.notKnown'))
    })
  if (sizes.length > 0)
    lines.push({
      label: sizes.length === 1 ? t('viewer.commonWords.size') : t('viewer.commonWords.sizes'),
      value: valuesWords(sizes, '–')
    })
  if (from !== null && to !== null) lines.push({ label: t('viewer.commonWords.made'), value: madeWords(from, to, now) })
  lines.push({
    label: t('viewer.commonWords.files'),
    value:
      withoutFile === 0
        ? formatBytes(bytes)
        : t('viewer.commonWords.withoutOne', { bytes: formatBytes(bytes), withoutFile })
  })
  return lines
}
