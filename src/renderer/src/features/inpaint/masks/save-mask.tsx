import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { AppError, toWireError } from '../../../../../shared/errors.ts'
import { api } from '../../../data/client.ts'
import { showNotice } from '../../../data/notices.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { getPainter } from '../studio/painter-instance.ts'
import classes from './masks.module.css'
import { nameProblem, useMasks } from './masks-store.ts'

/** Keeps what is painted under a name, for this picture and for others. */
export function SaveMask({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  return (
    <Dialog opened={opened} onClose={onClose} title="Save to the mask library" size={380} returnFocus={false}>
      <SaveForm onClose={onClose} />
    </Dialog>
  )
}

/** @throws AppError invalid-input when these pixels have a name already */
async function keep(name: string): Promise<void> {
  const kept = await api.masks.add({ mask: getPainter().exportMask() })
  if (kept.name !== null) throw new AppError('invalid-input', `This mask is in the library already, as “${kept.name}”.`)
  useMasks.getState().maskNamed(await api.masks.name({ id: kept.id, name }))
}

function SaveForm({ onClose }: { onClose: () => void }): ReactNode {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => void useMasks.getState().load(), [])
  const save = async (): Promise<void> => {
    const wrong = nameProblem(name, useMasks.getState().masks ?? [])
    setProblem(wrong)
    if (wrong !== null) return
    setBusy(true)
    try {
      await keep(name.trim())
      showNotice({ message: `“${name.trim()}” is in the mask library.`, stays: 3000 })
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
        value={name}
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={busy}>
          Save mask
        </Button>
      </div>
    </form>
  )
}
