import type { ReactNode } from 'react'
import classes from './plots.module.css'

export interface Bar {
  key: string
  label: string
  /** Shown in a lighter tone after the label. */
  hint?: string
  value: number
  /** The part of the value drawn in the accent colour. */
  marked?: number
  /** "1,204" */
  shown: string
  /** The action of a click, and its name. */
  act?: { label: string; run: () => void }
}

interface Props {
  bars: readonly Bar[]
  /** The value of a full bar; the largest value if omitted. */
  most?: number
  danger?: boolean
}

/** Horizontal bars, each with its label before it and its figure after it. */
export function BarList({ bars, most = Math.max(1, ...bars.map(({ value }) => value)), danger }: Props): ReactNode {
  return (
    <ul className={classes.bars} data-danger={danger || undefined}>
      {bars.map((bar) => (
        <li key={bar.key}>
          {bar.act ? (
            <button
              type="button"
              className={classes.bar}
              aria-label={`${bar.label}, ${bar.hint ? `${bar.hint}, ` : ''}${bar.shown}. ${bar.act.label}`}
              onClick={bar.act.run}
            >
              <Inside bar={bar} most={most} />
            </button>
          ) : (
            <div className={classes.bar}>
              <Inside bar={bar} most={most} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Inside({ bar: { label, hint, value, marked = 0, shown }, most }: { bar: Bar; most: number }): ReactNode {
  const share = (of: number): string => `${Math.max(of > 0 ? 0.6 : 0, (of / most) * 100)}%`
  return (
    <>
      <span className={classes.barLabel} title={hint ? `${label}, ${hint}` : label}>
        {label}
        {hint ? <span className={classes.hint}>{hint}</span> : null}
      </span>
      <span className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: share(value) }}>
          {marked > 0 ? <span className={classes.marked} style={{ width: `${(marked / value) * 100}%` }} /> : null}
        </span>
      </span>
      <span className={classes.figure}>{shown}</span>
    </>
  )
}
