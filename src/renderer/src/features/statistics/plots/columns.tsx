import { type ReactNode, useState } from 'react'
import classes from './plots.module.css'

export interface Column {
  key: string
  value: number
  /** "Tuesday 17 November: 12 pictures" */
  words: string
  /** Below the column; omitted if there is no room. */
  label?: string
  act?: () => void
}

interface Props {
  columns: readonly Column[]
  /** Of the whole chart, for a screen reader. */
  label: string
  /** The largest value in words, at the top of the chart. */
  most: string
}

/** Vertical bars over time. */
export function Columns({ columns, label, most }: Props): ReactNode {
  const [hovered, setHovered] = useState<Column | null>(null)
  const highest = Math.max(1, ...columns.map(({ value }) => value))
  return (
    <div className={classes.columnsBox}>
      <div className={classes.readout} aria-hidden>
        <span>{hovered?.words ?? ''}</span>
        <span>{hovered ? '' : most}</span>
      </div>
      <div className={classes.columns} role="group" aria-label={label}>
        {columns.map((column) => {
          const { key, value, words, act } = column
          const height = `${Math.max(value > 0 ? 1.5 : 0, (value / highest) * 100)}%`
          const shared = {
            className: classes.column,
            onPointerEnter: () => setHovered(column),
            onPointerLeave: () => setHovered(null),
            'data-none': value === 0 || undefined
          }
          return act && value > 0 ? (
            <button
              key={key}
              type="button"
              {...shared}
              aria-label={words}
              onClick={act}
              onFocus={() => setHovered(column)}
              onBlur={() => setHovered(null)}
            >
              <span style={{ height }} />
            </button>
          ) : (
            <span key={key} {...shared} role="img" aria-label={words}>
              <span style={{ height }} />
            </span>
          )
        })}
      </div>
      <div className={classes.columnLabels} aria-hidden>
        {columns.map(({ key, label: under }) => (
          <span key={key}>{under ?? ''}</span>
        ))}
      </div>
    </div>
  )
}
