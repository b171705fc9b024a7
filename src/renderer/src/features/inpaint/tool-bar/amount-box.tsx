import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import classes from './amount-box.module.css'

interface Props {
  /** The box's name for a screen reader, with its unit: "Brush size, pixels". */
  label: string
  value: number
  min: number
  max: number
  /** The step of an arrow key; ten times as much with Shift. */
  step?: number
  /** Behind the number: "px". */
  unit?: string
  /** Typed numbers apply at once, if they are within the limits. */
  live?: true
  /** Called with an integer within the limits. */
  onChange: (value: number) => void
  /** Enter was pressed, after the number was applied. */
  onEnter?: () => void
}

const arrows: Record<string, number> = { ArrowUp: 1, ArrowDown: -1 }

/** A small box for an integer: arrows change it at once, typed numbers apply on Enter or when the box is left. */
export function AmountBox({ label, value, min, max, step = 1, unit, live, onChange, onEnter }: Props): ReactNode {
  const [typed, setTyped] = useState<string | null>(null)
  const numberIn = (text: string | null): number =>
    text === null || text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'))
  const clamp = (number: number): number => Math.min(max, Math.max(min, Math.round(number)))
  /** @returns the number in the box; anything else keeps the old one */
  const settle = (): number => {
    const number = numberIn(typed)
    setTyped(null)
    if (!Number.isFinite(number)) return value
    if (clamp(number) !== value) onChange(clamp(number))
    return clamp(number)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = arrows[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      settle()
      onEnter?.()
    } else if (event.key === 'Escape' && typed !== null) {
      if (!live) event.stopPropagation()
      setTyped(null)
    } else if (direction !== undefined) {
      event.preventDefault()
      onChange(clamp(settle() + direction * step * (event.shiftKey ? 10 : 1)))
    }
  }
  return (
    <TextInput
      className={classes.box}
      classNames={{ input: classes.input }}
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      rightSection={unit ? <span className={classes.unit}>{unit}</span> : undefined}
      rightSectionWidth={unit ? 22 : undefined}
      rightSectionPointerEvents="none"
      value={typed ?? String(value)}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const number = numberIn(text)
        if (live && number === clamp(number) && number !== value) onChange(number)
      }}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={settle}
    />
  )
}
