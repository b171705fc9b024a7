import type { ReactNode } from 'react'
import type { Times } from '../../../../../shared/domain/statistics.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatDuration } from '../../../../../shared/words/time.ts'
import classes from './plots.module.css'

export interface TimeRow {
  key: string
  label: string
  hint: string
  times: Times
}

/** For each model the median time as a dot, and a thin line up to what one in twenty exceeds. */
export function TimeRows({ rows }: { rows: readonly TimeRow[] }): ReactNode {
  const most = Math.max(1, ...rows.map(({ times }) => times.p95))
  const at = (ms: number): string => `${(ms / most) * 100}%`
  return (
    <ul className={classes.bars}>
      {rows.map(({ key, label, hint, times }) => (
        <li key={key}>
          <div
            className={classes.bar}
            title={t('statistics.timeRows.times', {
              timed: times.timed,
              half: formatDuration(times.p50),
              most: formatDuration(times.p95)
            })}
          >
            <span className={classes.barLabel}>
              {label}
              <span className={classes.hint}>{hint}</span>
            </span>
            <span className={classes.range} aria-hidden>
              <span
                className={classes.rangeLine}
                style={{ insetInlineStart: at(times.p50), width: at(times.p95 - times.p50) }}
              />
              <span className={classes.rangeDot} style={{ insetInlineStart: at(times.p50) }} />
            </span>
            <span className={classes.figure}>
              {formatDuration(times.p50)}{' '}
              <span className={classes.hint}>{t('statistics.timeRows.to', { most: formatDuration(times.p95) })}</span>
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
