import type { ReactNode } from 'react'
import classes from './marked-text.module.css'

interface Props {
  text: string
  /** In order, not touching each other; UTF-16 units. */
  marks: readonly { start: number; end: number }[]
}

/** A text with some of it marked. */
export function MarkedText({ text, marks }: Props): ReactNode {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start))
    parts.push(
      <mark key={start} className={classes.mark}>
        {text.slice(start, end)}
      </mark>
    )
    at = end
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}
