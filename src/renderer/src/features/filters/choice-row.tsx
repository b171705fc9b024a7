import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatCount } from '../../../../shared/words/count.ts'
import classes from './browse.module.css'

interface Props {
  label: ReactNode
  /** Shown after the label, less prominent. */
  note?: string | undefined
  /** Undefined if unknown. */
  count: number | undefined
  on: boolean
  /** The count is being updated. */
  stale: boolean
  /** "check": any number of them; otherwise the name of a group in which one is chosen. */
  group: 'check' | { name: string }
  /** It means no choice: not highlighted while it is on. */
  any?: boolean
  onChange: () => void
}

/** The count of a value, dimmed while it may be outdated. */
export function Count({ value, stale }: { value: number | undefined; stale: boolean }): ReactNode {
  return value === undefined ? null : (
    <span className={stale ? `${classes.count} ${classes.stale}` : classes.count}>{formatCount(value)}</span>
  )
}

/** A value of a filter. One that would find nothing cannot be chosen, only removed. */
export function ChoiceRow({ label, note, count, on, stale, group, any = false, onChange }: Props): ReactNode {
  const none = count === 0 && !on
  const check = group === 'check'
  return (
    <label className={classes.row} data-on={(on && !any) || undefined} data-none={none || undefined}>
      <input
        className={classes.input}
        type={check ? 'checkbox' : 'radio'}
        name={check ? undefined : group.name}
        checked={on}
        disabled={none}
        onChange={onChange}
      />
      <span className={classes.mark} aria-hidden>
        <span className={check ? classes.box : classes.dot} data-on={on || undefined}>
          {check && on ? <IconCheck size={11} stroke={3} /> : null}
        </span>
      </span>
      <span className={classes.label}>
        {label}
        {note === undefined ? null : <span className={classes.note}> {note}</span>}
      </span>
      <Count value={count} stale={stale} />
    </label>
  )
}

interface PlaceProps {
  icon: ReactNode
  label: string
  count: number | undefined
  stale: boolean
  /** It is what is currently shown. */
  on: boolean
  onChoose: () => void
}

/** A place to go to: it replaces what is shown. */
export function PlaceRow({ icon, label, count, stale, on, onChoose }: PlaceProps): ReactNode {
  return (
    <button
      type="button"
      className={classes.row}
      data-on={on || undefined}
      aria-current={on || undefined}
      onClick={onChoose}
    >
      <span className={classes.mark} aria-hidden>
        {icon}
      </span>
      <span className={classes.label}>{label}</span>
      <Count value={count} stale={stale} />
    </button>
  )
}
