import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { toWireError } from '../../../shared/errors.ts'
import classes from './name-field.module.css'

interface Props {
  label: string
  /** What stands in it first, selected. */
  value: string
  /** @throws AppError, said under the field, which then stays */
  onName: (name: string) => Promise<void>
  onCancel: () => void
}

/** A name typed in place, in a list: Enter keeps it, Escape and an empty field leave everything as it was. */
export function NameField({ label, value, onName, onCancel }: Props): ReactNode {
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const keep = async (): Promise<void> => {
    const name = text.trim()
    if (name === '') return onCancel()
    setBusy(true)
    try {
      await onName(name)
    } catch (error) {
      const { message, data } = toWireError(error)
      setProblem([message, data.nextStep].filter(Boolean).join(' '))
      setBusy(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onCancel()
    else if (!busy) void keep()
  }
  return (
    <div className={classes.field}>
      <TextInput
        size="xs"
        aria-label={label}
        placeholder={label}
        maxLength={100}
        autoFocus
        value={text}
        error={problem}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setProblem(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!busy && problem === null && (text.trim() === '' || text === value)) onCancel()
        }}
      />
    </div>
  )
}
