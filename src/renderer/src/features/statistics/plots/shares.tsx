import type { ReactNode } from 'react'
import classes from './plots.module.css'

export interface Share {
  key: string
  label: string
  value: number
  shown: string
}

/** One bar divided into parts, with their names and figures below in the same order. */
export function Shares({ shares, label }: { shares: readonly Share[]; label: string }): ReactNode {
  const total = shares.reduce((sum, { value }) => sum + value, 0)
  const some = shares.filter(({ value }) => value > 0)
  return (
    <div className={classes.shares}>
      <div
        className={classes.shareBar}
        role="img"
        aria-label={`${label}: ${some.map((share) => `${share.label} ${share.shown}`).join(', ')}`}
      >
        {some.map(({ key, value }, at) => (
          <span key={key} data-tone={at % 6} style={{ flexGrow: value / total, flexBasis: 0 }} />
        ))}
      </div>
      <ul className={classes.shareNames} aria-hidden>
        {some.map(({ key, label: name, shown }, at) => (
          <li key={key}>
            <span className={classes.swatch} data-tone={at % 6} />
            {name} <b>{shown}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
