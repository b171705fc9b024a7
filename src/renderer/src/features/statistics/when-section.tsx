import { type ReactNode, useMemo } from 'react'
import type { Statistics } from '../../../../shared/domain/statistics.ts'
import { language } from '../../../../shared/messages/language.ts'
import { t } from '../../../../shared/messages/t.ts'
import { calendarOf, daysOf } from './calendar-days.ts'
import { type Column, Columns } from './plots/columns.tsx'
import { dayWords, HeatMap } from './plots/heat-map.tsx'
import { HourGrid, hourColumns, hourRows } from './plots/hour-grid.tsx'
import { PlotFrame } from './plots/plot-frame.tsx'
import { midnight } from './ranges.ts'
import { showInGallery } from './show-in-gallery.ts'

interface Props {
  statistics: Statistics
  span: { from: number; to: number }
}

const day = 86_400_000
/** Most days drawn as columns. */
const mostColumns = 45
const mostYears = 6

const dayOfMonth = new Intl.DateTimeFormat(language.locale, { day: 'numeric', month: 'short' })
const monthName = new Intl.DateTimeFormat(language.locale, { month: 'long', year: 'numeric' })
const shortMonth = new Intl.DateTimeFormat(language.locale, { month: 'short' })

const showDay = ({ from, to }: { from: number; to: number }): void => showInGallery({ from, to })

function dayColumns(statistics: Statistics, span: Props['span']): Column[] {
  return daysOf(statistics.days, span).map((each, at) => ({
    key: each.day,
    value: each.pictures,
    words: dayWords(each),
    ...(at % 7 === 0 ? { label: dayOfMonth.format(each.from) } : {}),
    act: () => showDay(each)
  }))
}

/** Every month from the first with a picture to the last. */
function monthColumns({ months }: Statistics): Column[] {
  if (months.length === 0) return []
  const counts = new Map(months.map(({ month, pictures }) => [month, pictures]))
  const [year, month] = months[0]!.month.split('-').map(Number) as [number, number]
  const columns: Column[] = []
  for (let at = 0; columns.length < 600; at += 1) {
    const from = new Date(year, month - 1 + at, 1)
    const key = `${from.getFullYear()}-${String(from.getMonth() + 1).padStart(2, '0')}`
    if (key > months.at(-1)!.month) break
    const pictures = counts.get(key) ?? 0
    const to = new Date(year, month + at, 1).getTime()
    columns.push({
      key,
      value: pictures,
      words: t('statistics.whenSection.monthPictures', { month: monthName.format(from), pictures }),
      act: () => showDay({ from: from.getTime(), to })
    })
  }
  const every = Math.max(1, Math.ceil(columns.length / 12))
  return columns.map((column, at) => {
    const from = new Date(`${column.key}-01T12:00:00`)
    const label =
      from.getMonth() === 0 || (at === 0 && columns.length > 24) ? String(from.getFullYear()) : shortMonth.format(from)
    return at % every === 0 ? { ...column, label } : column
  })
}

const highest = (columns: readonly Column[]): string => {
  const most = columns.reduce<Column | null>(
    (best, column) => (column.value > (best?.value ?? 0) ? column : best),
    null
  )
  return most === null ? '' : t('statistics.whenSection.most', { words: most.words })
}

/** When pictures were made: by day, by month, by weekday and hour. */
export function WhenSection({ statistics, span }: Props): ReactNode {
  const count = Math.round((span.to - span.from) / day)
  const blocks = useMemo(
    () => (count > mostColumns ? calendarOf(statistics.days, span, mostYears) : []),
    [statistics, span, count]
  )
  const columns = useMemo(() => (count > mostColumns ? [] : dayColumns(statistics, span)), [statistics, span, count])
  const months = useMemo(() => monthColumns(statistics), [statistics])
  const earlier = new Date(span.from).getFullYear() < new Date(span.to - 1).getFullYear() - mostYears + 1
  return (
    <>
      <PlotFrame
        wide
        title={t('statistics.whenSection.picturesPerDay')}
        note={earlier ? t('statistics.whenSection.earlierYears') : t('statistics.whenSection.clickDayToSeeIts')}
        table={{
          columns: [t('statistics.whenSection.day'), t('statistics.whenSection.pictures')],
          rows: statistics.days.toReversed().map(({ day: name, pictures }) => [name, pictures])
        }}
      >
        {columns.length > 0 ? (
          <Columns columns={columns} label={t('statistics.whenSection.picturesPerDay')} most={highest(columns)} />
        ) : (
          <HeatMap blocks={blocks} onDay={({ from }) => showDay({ from, to: midnight(from, 1) })} />
        )}
      </PlotFrame>
      {months.length > 2 ? (
        <PlotFrame
          title={t('statistics.whenSection.byMonth')}
          table={{
            columns: [t('statistics.whenSection.month'), t('statistics.whenSection.pictures')],
            rows: statistics.months.toReversed().map(({ month, pictures }) => [month, pictures])
          }}
        >
          <Columns columns={months} label={t('statistics.whenSection.picturesByMonth')} most={highest(months)} />
        </PlotFrame>
      ) : null}
      <PlotFrame
        title={t('statistics.whenSection.byWeekdayAndHour')}
        table={{ columns: hourColumns, rows: hourRows(statistics.hours) }}
      >
        <HourGrid hours={statistics.hours} />
      </PlotFrame>
    </>
  )
}
