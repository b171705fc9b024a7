import { TextInput, type TextInputProps } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { readNumber, stepped } from './number-text.ts'

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'type'> {
  value: number | undefined
  /** The step of the arrow keys, and their limits. A typed number may exceed them: then it is marked, not changed. */
  step: number
  min: number
  max: number
  /** NaN for anything but a number. */
  onChange: (value: number | undefined) => void
  onLeave: () => void
  read?: (text: string) => number | undefined
}

const arrows: Record<string, number> = { ArrowUp: 1, ArrowDown: -1 }

/** A box that keeps what was typed until something else changes its number. */
export function NumberBox({ value, step, min, max, onChange, onLeave, read = readNumber, ...rest }: Props): ReactNode {
  const [typed, setTyped] = useState<string | null>(null)
  const written = value === undefined || Number.isNaN(value) ? '' : String(value)
  const shown = typed !== null && Object.is(read(typed), value) ? typed : written
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = arrows[event.key]
    if (direction === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    setTyped(null)
    onChange(stepped(value, direction * step * (event.shiftKey ? 10 : 1), { min, max }))
  }
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(read(event.currentTarget.value))
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (value === undefined) setTyped(null)
        onLeave()
      }}
    />
  )
}
