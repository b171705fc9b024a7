import { type ReactNode, useId } from 'react'
import { periods } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import { filter } from '../../actions/find-pictures.ts'
import { dateWords, periodWords } from '../../data/find/filter-words.ts'
import { DayBox } from '../../ui/day-box.tsx'
import classes from './browse.module.css'
import { BrowseSection } from './browse-section.tsx'
import { ChoiceRow } from './choice-row.tsx'
import { dayAfter, dayText, startOfDayText } from './days.ts'
import type { PartProps } from './part.ts'

/** When pictures were made: a period up to today, or custom days. */
export function DatesSection({ filters, counts, stale }: PartProps): ReactNode {
  const name = useId()
  const { period, from, to } = filters
  const own = from !== undefined || to !== undefined
  const chosen = period !== undefined ? periodWords[period] : own ? dateWords(from, to) : undefined
  const row = { stale, group: { name } }
  return (
    <BrowseSection name="dates" label={t('filters.datesSection.date')} chosen={chosen}>
      <div role="radiogroup" aria-label={t('filters.datesSection.date')}>
        <ChoiceRow
          {...row}
          any
          label={t('filters.datesSection.anyTime')}
          count={undefined}
          on={chosen === undefined}
          onChange={() => filter({ period: undefined, from: undefined, to: undefined })}
        />
        {periods.map((value) => (
          <ChoiceRow
            key={value}
            {...row}
            label={periodWords[value]}
            count={counts?.periods[value]}
            on={period === value}
            onChange={() => filter({ period: value, from: undefined, to: undefined })}
          />
        ))}
      </div>
      <div className={classes.pair}>
        <DayBox
          label={t('filters.datesSection.from')}
          value={from === undefined ? '' : dayText(from)}
          max={to === undefined ? undefined : dayText(to - 1)}
          onChange={(day) => filter({ period: undefined, from: startOfDayText(day) })}
        />
        <DayBox
          label={t('filters.datesSection.to')}
          value={to === undefined ? '' : dayText(to - 1)}
          min={from === undefined ? undefined : dayText(from)}
          onChange={(day) => filter({ period: undefined, to: dayAfter(startOfDayText(day)) })}
        />
      </div>
    </BrowseSection>
  )
}
