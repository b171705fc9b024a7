import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import type { Painter } from '../painter/painter.ts'
import classes from './masks.module.css'

/** How another mask is combined with what is painted. */
export type How = Parameters<Painter['apply']>[1]

const choices: { value: How; label: string }[] = [
  { value: 'replace', label: t('inpaint.howChoice.replace') },
  { value: 'add', label: t('inpaint.howChoice.add') },
  { value: 'subtract', label: t('inpaint.howChoice.subtract') }
]

interface Props {
  how: How
  onChange: (how: How) => void
}

/** Only asked if something is already painted. */
export function HowChoice({ how, onChange }: Props): ReactNode {
  return (
    <SegmentedControl
      className={classes.how}
      fullWidth
      size="xs"
      aria-label={t('inpaint.howChoice.title')}
      data={choices}
      value={how}
      onChange={onChange}
    />
  )
}
