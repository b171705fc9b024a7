import { TextInput, type TextInputProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatShortDate } from '../../../shared/words/time.ts'
import classes from './day-box.module.css'

interface Props extends Pick<TextInputProps, 'label' | 'aria-label'> {
  /** "2026-11-27"; empty for none. */
  value: string
  min?: string | undefined
  max?: string | undefined
  /** Called with whatever is in the box, also while typing. */
  onChange: (value: string) => void
}

/**
 * A date, written as everywhere in the window; while it is typed or picked, in the system's form, which a page cannot
 * set.
 */
export function DayBox({ value, onChange, ...rest }: Props): ReactNode {
  const [year, month, day] = value.split('-').map(Number)
  const known = year !== undefined && month !== undefined && day !== undefined
  return (
    <TextInput
      size="xs"
      type="date"
      classNames={{ root: classes.box!, input: classes.input! }}
      value={value}
      leftSection={
        known ? (
          <span className={classes.words}>{formatShortDate(new Date(year, month - 1, day).getTime())}</span>
        ) : undefined
      }
      leftSectionPointerEvents="none"
      onChange={(event) => onChange(event.currentTarget.value)}
      {...rest}
    />
  )
}
