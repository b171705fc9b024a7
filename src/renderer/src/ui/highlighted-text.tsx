import type { ReactNode } from 'react'
import classes from './highlighted-text.module.css'

interface Props {
  text: string
  /** In order, not touching each other; UTF-16 units. */
  highlights: readonly { start: number; end: number }[]
}

/** A text with parts of it marked. */
export function HighlightedText({ text, highlights }: Props): ReactNode {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of highlights) {
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
