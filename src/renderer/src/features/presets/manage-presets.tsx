import { IconPencil, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Preset } from '../../../../shared/domain/preset.ts'
import type { ProviderInfo } from '../../../../shared/domain/provider.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { usePresets } from '../../data/presets-store.ts'
import { findOperation } from '../../data/providers-store.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { NameForm } from '../../ui/name-form.tsx'
import { UndoLine } from '../../ui/undo-line.tsx'
import { useWork } from '../../ui/use-work.ts'
import { restorePreset } from './preset-changes.ts'
import { nameProblem } from './preset-list.ts'
import classes from './presets.module.css'

interface Props {
  opened: boolean
  providers: readonly ProviderInfo[]
  onClose: () => void
}

/** The user's own presets: rename, delete, and undo a deletion. */
export function ManagePresets({ opened, providers, onClose }: Props): ReactNode {
  return (
    <Dialog opened={opened} onClose={onClose} title={t('presets.managePresets.yourPresets')} size={480}>
      <PresetList providers={providers} />
    </Dialog>
  )
}

function PresetList({ providers }: Pick<Props, 'providers'>): ReactNode {
  const presets = usePresets((state) => state.presets)
  const [deleted, setDeleted] = useState<Preset | null>(null)
  const { failure, run } = useWork()
  const remove = (preset: Preset): Promise<boolean> =>
    run(async () => {
      await api.presets.remove({ id: preset.id })
      usePresets.getState().presetRemoved(preset.id)
      setDeleted(preset)
    })
  const restore = (preset: Preset): Promise<boolean> =>
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
        <p className={classes.none}>{t('presets.managePresets.empty')}</p>
      ) : null}
      {deleted ? (
        <UndoLine onUndo={() => void restore(deleted)}>
          {t('presets.managePresets.deleted', { name: deleted.name })}
        </UndoLine>
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
  const [renaming, setRenaming] = useState(false)
  if (renaming) {
    return (
      <div className={classes.row}>
        <NameForm
          look="row"
          label={t('presets.managePresets.newNameOf', { name: preset.name })}
          value={preset.name}
          problemOf={(name) =>
            nameProblem(name, {
              operationId: preset.operationId,
              builtIn,
              own: usePresets.getState().presets,
              except: preset.id
            })
          }
          onName={async (name) => usePresets.getState().presetSaved(await api.presets.rename({ id: preset.id, name }))}
          onClose={() => setRenaming(false)}
        />
      </div>
    )
  }
  return (
    <div className={classes.row}>
      <div className={classes.rowText}>
        <span className={classes.name}>{preset.name}</span>
        <span className={classes.model}>
          {preset.parameters.prompt ? t('presets.managePresets.modelWithPrompt', { model }) : model}
        </span>
      </div>
      <IconButton
        label={t('presets.managePresets.rename', { name: preset.name })}
        icon={<IconPencil size={18} stroke={1.5} />}
        onClick={() => setRenaming(true)}
      />
      <IconButton
        label={t('presets.managePresets.delete', { name: preset.name })}
        icon={<IconTrash size={18} stroke={1.5} />}
        onClick={onRemove}
      />
    </div>
  )
}
