import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { StatisticsRange, StatisticsSettings } from '../../../../shared/domain/settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import { DayBox } from '../../ui/day-box.tsx'
import { dayOf, midnight, midnightOf } from './ranges.ts'
import classes from './statistics.module.css'

interface Props {
  value: StatisticsSettings
  /** Epoch milliseconds. */
  now: number
  onChange: (value: StatisticsSettings) => void
}

const names: Record<StatisticsRange, string> = {
  month: t('statistics.rangeChoice.days', { count: 30 }),
  quarter: t('statistics.rangeChoice.months', { count: 3 }),
  year: t('statistics.rangeChoice.months', { count: 12 }),
  all: t('statistics.rangeChoice.all'),
  own: t('statistics.rangeChoice.fromTo')
}

const isRange = (value: string): value is StatisticsRange => value in names

/** What the figures cover. */
export function RangeChoice({ value, now, onChange }: Props): ReactNode {
  const choose = (range: string): void => {
    if (!isRange(range)) return
    const own =
      range === 'own' && value.from === null && value.to === null
        ? { from: dayOf(midnight(now, -90)), to: dayOf(now) }
        : {}
    onChange({ ...value, ...own, range })
  }
  const day = (which: 'from' | 'to', label: string): ReactNode => (
    <DayBox
      aria-label={label}
      value={value[which] ?? ''}
      onChange={(typed) => {
        if (typed === '' || (/^\d{4}-\d{2}-\d{2}$/.test(typed) && midnightOf(typed) !== null))
          onChange({ ...value, [which]: typed || null })
      }}
    />
  )
  return (
    <div className={classes.range} role="group" aria-label={t('statistics.rangeChoice.label')}>
      {value.range === 'own' ? (
        <>
          {day('from', t('statistics.rangeChoice.firstDay'))}
          {day('to', t('statistics.rangeChoice.lastDay'))}
        </>
      ) : null}
      <SegmentedControl
        size="xs"
        aria-label={t('statistics.rangeChoice.span')}
        value={value.range}
        onChange={choose}
        data={Object.entries(names).map(([range, label]) => ({ value: range, label }))}
      />
    </div>
  )
}
