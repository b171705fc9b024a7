import { Button, Popover, Switch, TextInput, UnstyledButton } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Parameters } from '../../../../shared/domain/parameters.ts'
import type { OperationInfo } from '../../../../shared/domain/provider.ts'
import type { SeedMode } from '../../../../shared/domain/settings.ts'
import { toWireError } from '../../../../shared/errors.ts'
import { api } from '../../data/client.ts'
import { usePresets } from '../../data/presets-store.ts'
import { updatePreset } from './preset-changes.ts'
import { nameProblem, presetNamed, presetParameters } from './preset-list.ts'
import classes from './presets.module.css'

interface Props {
  operation: OperationInfo
  form: Parameters
  seedMode: SeedMode
  /** The form came from a preset and was changed since. */
  edited: boolean
}

/** Saves what stands in the form under a name; the words of the prompt only when they are wanted. */
export function SavePreset({ operation, form, seedMode, edited }: Props): ReactNode {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.save} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {edited ? 'Save as new…' : 'Save…'}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Save as a preset">
        <SaveForm operation={operation} form={form} seedMode={seedMode} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

type FormProps = Omit<Props, 'edited'> & { onDone: () => void }

function SaveForm({ operation, form, seedMode, onDone }: FormProps): ReactNode {
  const [name, setName] = useState('')
  const [prompt, setPrompt] = useState(false)
  const [seed, setSeed] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const existing = usePresets((state) => presetNamed(name, operation.id, state.presets))
  const hasSeed = seedMode !== 'random' && form.seed !== undefined

  const save = async (): Promise<void> => {
    const wrong = nameProblem(name, {
      operationId: operation.id,
      builtIn: operation.presets,
      own: usePresets.getState().presets,
      ...(existing && { except: existing.id })
    })
    setProblem(wrong)
    if (wrong !== null) return
    setBusy(true)
    try {
      const parameters = presetParameters(form, { prompt, seed: seed && hasSeed })
      if (existing) await updatePreset(existing, parameters)
      else
        usePresets
          .getState()
          .presetSaved(await api.presets.save({ name: name.trim(), operationId: operation.id, parameters }))
      onDone()
    } catch (error) {
      const { message, data } = toWireError(error)
      setProblem([message, data.nextStep].filter(Boolean).join(' '))
      setBusy(false)
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    // The popover is inside the compose form in React's tree: its Enter must not generate.
    event.stopPropagation()
    void save()
  }
  return (
    <form className={classes.saveForm} onSubmit={submit}>
      <TextInput
        label="Name"
        data-autofocus
        value={name}
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch
        label="With the prompt and negative prompt"
        checked={prompt}
        onChange={(event) => setPrompt(event.currentTarget.checked)}
      />
      {hasSeed ? (
        <Switch
          label={`With the seed ${form.seed}`}
          checked={seed}
          onChange={(event) => setSeed(event.currentTarget.checked)}
        />
      ) : null}
      {existing ? (
        <p className={classes.none} role="status">
          “{existing.name}” exists. Its values are replaced.
        </p>
      ) : null}
      <div className={classes.saveButtons}>
        <Button size="xs" onClick={onDone}>
          Cancel
        </Button>
        <Button size="xs" type="submit" variant="filled" loading={busy}>
          {existing ? 'Replace preset' : 'Save preset'}
        </Button>
      </div>
    </form>
  )
}
