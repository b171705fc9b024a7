import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FilterChip as Chip } from '../../../data/find/filter-words.ts'
import classes from './chips.module.css'

interface Props {
  chip: Pick<Chip, 'text' | 'spoken'>
  /** It does not fit in the line. */
  hidden?: boolean
  onRemove: () => void
}

/** A filter that is set; a click takes it away. */
export function FilterChip({ chip: { text, spoken }, hidden = false, onRemove }: Props): ReactNode {
  return (
    <button
      type="button"
      className={classes.chip}
      inert={hidden}
      aria-label={`Remove filter: ${spoken}`}
      title={text}
      onClick={onRemove}
    >
      <span className={classes.words}>{text}</span>
      <IconX size={12} stroke={1.75} aria-hidden />
    </button>
  )
}
