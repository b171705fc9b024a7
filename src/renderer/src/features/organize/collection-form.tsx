import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { toWireError } from '../../../../shared/errors.ts'
import classes from './keep.module.css'

interface Props {
  name: string
  /** What the button says. */
  action: string
  /** @throws AppError with why it did not work */
  onSubmit: (name: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for a collection's name; what is wrong with it is said at the field. */
export function CollectionForm({ name: before, action, onSubmit, onClose }: Props): ReactNode {
  const [name, setName] = useState(before)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    if (name.trim() === '') return setProblem('Give it a name.')
    setBusy(true)
    setProblem(null)
    try {
      await onSubmit(name.trim())
      onClose()
    } catch (error) {
      const { message, data } = toWireError(error)
      setProblem([message, data.nextStep].filter(Boolean).join(' '))
      setBusy(false)
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save()
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label="Name"
        data-autofocus
        autoComplete="off"
        maxLength={100}
        value={name}
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={busy}>
          {action}
        </Button>
      </div>
    </form>
  )
}
