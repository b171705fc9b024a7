import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Painter } from '../painter/painter.ts'
import classes from './masks.module.css'

/** What becomes of what is painted when another mask comes. */
export type How = Parameters<Painter['apply']>[1]

const choices: { value: How; label: string }[] = [
  { value: 'replace', label: 'Replace the mask' },
  { value: 'add', label: 'Add to it' },
  { value: 'subtract', label: 'Take away from it' }
]

interface Props {
  how: How
  onChange: (how: How) => void
}

/** Only asked where something is painted already. */
export function HowChoice({ how, onChange }: Props): ReactNode {
  return (
    <SegmentedControl
      className={classes.how}
      fullWidth
      size="xs"
      aria-label="What becomes of the mask"
      data={choices}
      value={how}
      onChange={onChange}
    />
  )
}
