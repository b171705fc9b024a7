import type { ReactNode } from 'react'
import classes from './activity.module.css'

interface Props {
  /** What it measures. */
  label: string
  /** 0 to 1; null: it moves, and nobody knows how far it is. */
  fraction: number | null
}

/** A bar as wide as its place. */
export function ProgressLine({ label, fraction }: Props): ReactNode {
  return (
    <div
      className={classes.progress}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={fraction === null ? undefined : Math.floor(fraction * 100)}
      data-unknown={fraction === null || undefined}
    >
      <span style={fraction === null ? undefined : { width: `${fraction * 100}%` }} />
    </div>
  )
}
