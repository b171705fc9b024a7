import { IconStar } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { t } from '../../../shared/messages/t.ts'
import { readingKey } from '../data/reading.ts'
import { FillingIcon } from './filling-icon.tsx'
import classes from './stars.module.css'

interface Props {
  /** 0 (none) to 5; null if several items have different ratings. */
  value: number | null
  /** 0 removes the rating. */
  onRate: (rating: number) => void
  label: string
  disabled?: boolean
}

const ratings = [1, 2, 3, 4, 5] as const

const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }

/** Five stars. Clicking the current one removes the rating, like 0. */
export function Stars({ value, onRate, label, disabled = false }: Props): ReactNode {
  const group = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const shown = pointed ?? value ?? 0
  const focus = (rating: number): void =>
    group.current?.querySelector<HTMLElement>(`[data-rating="${Math.max(1, rating)}"]`)?.focus()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[readingKey(event.key)]
    const digit = /^[0-5]$/.test(event.key) ? Number(event.key) : null
    const cleared = event.key === 'Backspace' || event.key === 'Delete'
    if (step === undefined && digit === null && !cleared) return
    event.preventDefault()
    event.stopPropagation()
    const rating = cleared ? 0 : (digit ?? Math.max(0, Math.min(5, (value ?? 0) + step!)))
    if (rating !== value) onRate(rating)
    focus(rating)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its radios have the focus
    <div
      ref={group}
      className={classes.stars}
      role="radiogroup"
      aria-label={label}
      aria-disabled={disabled || undefined}
      data-mixed={value === null || undefined}
      onKeyDown={onKeyDown}
      onPointerLeave={() => setPointed(null)}
    >
      {ratings.map((rating) => (
        <button
          key={rating}
          type="button"
          role="radio"
          className={classes.star}
          aria-checked={value === rating}
          aria-label={t('ui.stars.stars', { rating })}
          tabIndex={rating === Math.max(1, value ?? 0) ? 0 : -1}
          disabled={disabled}
          data-rating={rating}
          data-on={rating <= shown || undefined}
          data-preview={(pointed !== null && rating <= pointed) || undefined}
          onPointerEnter={() => setPointed(rating)}
          onClick={() => {
            setPointed(null)
            onRate(rating === value ? 0 : rating)
          }}
        >
          <FillingIcon of={IconStar} filled={rating <= shown} size={18} />
        </button>
      ))}
      {value === null ? <span className={classes.mixed}>{t('ui.stars.different')}</span> : null}
    </div>
  )
}
