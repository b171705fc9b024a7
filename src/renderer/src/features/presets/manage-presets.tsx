import { Button, TextInput } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Preset } from '../../../../shared/domain/preset.ts'
import type { ProviderInfo } from '../../../../shared/domain/provider.ts'
import { toWireError } from '../../../../shared/errors.ts'
import { api } from '../../data/client.ts'
import { usePresets } from '../../data/presets-store.ts'
import { findOperation } from '../../data/providers-store.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { restorePreset } from './preset-changes.ts'
import { nameProblem } from './preset-list.ts'
import classes from './presets.module.css'

interface Props {
  opened: boolean
  providers: readonly ProviderInfo[]
  onClose: () => void
}

/** The user's own presets: rename, delete, and take a deletion back. */
export function ManagePresets({ opened, providers, onClose }: Props): ReactNode {
  return (
    <Dialog opened={opened} onClose={onClose} title="Your presets" size={480}>
      <PresetList providers={providers} />
    </Dialog>
  )
}

function PresetList({ providers }: Pick<Props, 'providers'>): ReactNode {
  const presets = usePresets((state) => state.presets)
  const [deleted, setDeleted] = useState<Preset | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  const run = async (work: () => Promise<void>): Promise<void> => {
    setFailure(null)
    try {
      await work()
    } catch (error) {
      const { message, data } = toWireError(error)
      setFailure([message, data.nextStep].filter(Boolean).join(' '))
    }
  }
  const remove = (preset: Preset): Promise<void> =>
    run(async () => {
      await api.presets.remove({ id: preset.id })
      usePresets.getState().presetRemoved(preset.id)
      setDeleted(preset)
    })
  const restore = (preset: Preset): Promise<void> =>
    run(async () => {
      await restorePreset(preset)
      setDeleted(null)
    })

  const sorted = [...presets].sort((a, b) => a.operationId.localeCompare(b.operationId) || a.name.localeCompare(b.name))
  return (
    <div className={classes.list}>
      {sorted.map((preset) => {
        const found = findOperation(providers, preset.operationId)
        const model = found ? `${found.provider.label} · ${found.operation.label}` : preset.operationId
        return (
          <PresetRow
            key={preset.id}
            preset={preset}
            model={model}
            builtIn={found?.operation.presets ?? []}
            onRemove={() => void remove(preset)}
          />
        )
      })}
      {sorted.length === 0 && deleted === null ? (
        <p className={classes.none}>None yet. Set the form and press Save in the preset bar.</p>
      ) : null}
      {deleted ? (
        <div className={classes.undo} role="status">
          <span className={classes.name}>Deleted “{deleted.name}”.</span>
          <Button size="xs" onClick={() => void restore(deleted)}>
            Undo
          </Button>
        </div>
      ) : null}
      {failure ? (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      ) : null}
    </div>
  )
}

interface RowProps {
  preset: Preset
  model: string
  builtIn: readonly { label: string }[]
  onRemove: () => void
}

function PresetRow({ preset, model, builtIn, onRemove }: RowProps): ReactNode {
  const [name, setName] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const stop = (): void => {
    setName(null)
    setProblem(null)
  }
  const rename = async (): Promise<void> => {
    if (name === null || name.trim() === preset.name) return stop()
    const wrong = nameProblem(name, {
      operationId: preset.operationId,
      builtIn,
      own: usePresets.getState().presets,
      except: preset.id
    })
    setProblem(wrong)
    if (wrong !== null) return
    try {
      usePresets.getState().presetSaved(await api.presets.rename({ id: preset.id, name: name.trim() }))
      stop()
    } catch (error) {
      setProblem(toWireError(error).message)
    }
  }
  if (name !== null) {
    return (
      <form
        className={classes.row}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          event.stopPropagation()
          void rename()
        }}
      >
        <TextInput
          className={classes.rename}
          aria-label={`New name of ${preset.name}`}
          autoFocus
          // The window of presets listens for Escape before this box does.
          data-mantine-stop-propagation="true"
          value={name}
          error={problem}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            stop()
          }}
        />
        <Button size="xs" onClick={stop}>
          Cancel
        </Button>
        <Button size="xs" type="submit" variant="filled">
          Rename
        </Button>
      </form>
    )
  }
  return (
    <div className={classes.row}>
      <div className={classes.rowText}>
        <span className={classes.name}>{preset.name}</span>
        <span className={classes.model}>
          {model}
          {preset.parameters.prompt ? ', with its prompt' : ''}
        </span>
      </div>
      <IconButton
        label={`Rename ${preset.name}`}
        icon={<IconPencil size={18} stroke={1.5} />}
        onClick={() => setName(preset.name)}
      />
      <IconButton label={`Delete ${preset.name}`} icon={<IconTrash size={18} stroke={1.5} />} onClick={onRemove} />
    </div>
  )
}
