import type { ReactNode } from 'react'
import classes from './zoom-percent.module.css'

interface Props {
  /** Null where nothing is drawn. */
  scale: number | null
  className?: string | undefined
}

/** How large it is drawn, between the buttons that change that. */
export function ZoomPercent({ scale, className = '' }: Props): ReactNode {
  return (
    <span className={`${classes.percent} ${className}`}>{scale === null ? '–' : `${Math.round(scale * 100)} %`}</span>
  )
}
