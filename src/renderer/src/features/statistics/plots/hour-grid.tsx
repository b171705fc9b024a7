import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { levelOf, thresholds } from '../calendar-days.ts'
import classes from './plots.module.css'

const days = [
  t('statistics.hourGrid.monday'),
  t('statistics.hourGrid.tuesday'),
  t('statistics.hourGrid.wednesday'),
  t('statistics.hourGrid.thursday'),
  t('statistics.hourGrid.friday'),
  t('statistics.hourGrid.saturday'),
  t('statistics.hourGrid.sunday')
]
const left = 30
const bottom = 16

/** When pictures are made: weekdays vertically, hours horizontally. */
export function HourGrid({ hours }: { hours: readonly (readonly number[])[] }): ReactNode {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [hovered, setHovered] = useState<{ day: number; hour: number } | null>(null)
  const steps = thresholds(hours.flat())
  const pitch = Math.max(9, Math.min(20, Math.floor((width - left) / 24)))
  const side = pitch - Math.max(2, Math.round(pitch * 0.18))
  const words =
    hovered === null
      ? ''
      : t('statistics.hourGrid.hourOfDay', {
          day: days[hovered.day]!,
          from: hovered.hour,
          to: hovered.hour + 1,
          pictures: hours[hovered.day]![hovered.hour]!
        })
  return (
    <div ref={ref}>
      <div className={classes.readout} aria-hidden>
        <span>{words}</span>
        <span>{hovered === null ? busiest(hours) : ''}</span>
      </div>
      {width === 0 ? null : (
        <svg
          width={left + 24 * pitch}
          height={7 * pitch + bottom}
          className={classes.calendar}
          role="img"
          aria-label={t('statistics.hourGrid.picturesByWeekdayAndHour', { most: busiest(hours) })}
          onPointerLeave={() => setHovered(null)}
        >
          {days.map((name, row) => (
            <text key={name} x={0} y={row * pitch + side - Math.max(0, (side - 9) / 2)}>
              {name.slice(0, 3)}
            </text>
          ))}
          {[0, 6, 12, 18, 23].map((hour) => (
            <text key={hour} x={left + hour * pitch} y={7 * pitch + 12}>
              {hour}
            </text>
          ))}
          {hours.flatMap((row, day) =>
            row.map((count, hour) => (
              <rect
                key={`${days[day]}${hour * 1}`}
                x={left + hour * pitch}
                y={day * pitch}
                width={side}
                height={side}
                rx={2}
                data-level={levelOf(count, steps)}
                onPointerEnter={() => setHovered({ day, hour })}
              />
            ))
          )}
        </svg>
      )}
    </div>
  )
}

function busiest(hours: readonly (readonly number[])[]): string {
  let [best, at] = [0, '']
  for (const [day, row] of hours.entries()) {
    for (const [hour, count] of row.entries()) {
      if (count <= best) continue
      best = count
      at = t('statistics.hourGrid.most', { day: String(day), hour })
    }
  }
  return at
}

/** As a table: grouping by parts of the day would hide what the chart shows, so every hour is a row. */
export function hourRows(hours: readonly (readonly number[])[]): (string | number)[][] {
  return Array.from({ length: 24 }, (_, hour) => [`${hour}:00`, ...days.map((_day, day) => hours[day]![hour]!)])
}

export const hourColumns: readonly string[] = [t('statistics.hourGrid.hour'), ...days]
