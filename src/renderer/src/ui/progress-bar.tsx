import type { ReactNode } from 'react'
import { t } from '../../../shared/messages/t.ts'
import classes from './progress-bar.module.css'

/**
 * How far something is, or that it is running if that is unknown.
 * @param fraction 0 to 1; null if unknown
 */
export function ProgressBar({
  fraction,
  className
}: {
  fraction: number | null
  className?: string | undefined
}): ReactNode {
  const percent = fraction === null ? null : Math.round(fraction * 100)
  return (
    <div
      className={`${classes.bar} ${className ?? ''}`}
      role="progressbar"
      aria-label={t('ui.progressBar.progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
    >
      <div
        className={classes.fill}
        data-unknown={percent === null || undefined}
        style={percent === null ? undefined : { width: `${Math.max(2, percent)}%` }}
      />
    </div>
  )
}
