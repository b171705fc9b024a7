import { Button, Popover, Switch, TextInput, UnstyledButton } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Parameters } from '../../../../shared/domain/parameters.ts'
import type { OperationInfo } from '../../../../shared/domain/provider.ts'
import type { SeedMode } from '../../../../shared/domain/settings.ts'
import { toWireError } from '../../../../shared/errors.ts'
import { api } from '../../data/client.ts'
import { usePresets } from '../../data/presets-store.ts'
import { nameProblem, presetParameters } from './preset-list.ts'
import classes from './presets.module.css'

interface Props {
  operation: OperationInfo
  form: Parameters
  seedMode: SeedMode
}

/** Saves what stands in the form under a name; the words of the prompt only when they are wanted. */
export function SavePreset({ operation, form, seedMode }: Props): ReactNode {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.save} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          Save…
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Save as a preset">
        <SaveForm operation={operation} form={form} seedMode={seedMode} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function SaveForm({ operation, form, seedMode, onDone }: Props & { onDone: () => void }): ReactNode {
  const [name, setName] = useState('')
  const [prompt, setPrompt] = useState(false)
  const [seed, setSeed] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const hasSeed = seedMode !== 'random' && form.seed !== undefined

  const save = async (): Promise<void> => {
    const wrong = nameProblem(name, {
      operationId: operation.id,
      builtIn: operation.presets,
      own: usePresets.getState().presets
    })
    setProblem(wrong)
    if (wrong !== null) return
    setBusy(true)
    try {
      const parameters = presetParameters(form, { prompt, seed: seed && hasSeed })
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
      <div className={classes.saveButtons}>
        <Button size="xs" onClick={onDone}>
          Cancel
        </Button>
        <Button size="xs" type="submit" variant="filled" loading={busy}>
          Save preset
        </Button>
      </div>
    </form>
  )
}
