import { Popover, Switch, UnstyledButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Parameters } from '../../../../shared/domain/parameters.ts'
import type { Preset } from '../../../../shared/domain/preset.ts'
import type { OperationInfo } from '../../../../shared/domain/provider.ts'
import type { SeedMode } from '../../../../shared/domain/settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { usePresets } from '../../data/presets-store.ts'
import { NameForm } from '../../ui/name-form.tsx'
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

/** Saves the form's values under a name; the prompt only if wanted. */
export function SavePreset({ operation, form, seedMode, edited }: Props): ReactNode {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.save} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {edited ? t('presets.savePreset.saveAsNew') : t('presets.savePreset.save')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('presets.savePreset.saveAsPreset')}>
        <SaveForm operation={operation} form={form} seedMode={seedMode} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

type FormProps = Omit<Props, 'edited'> & { onDone: () => void }

function SaveForm({ operation, form, seedMode, onDone }: FormProps): ReactNode {
  const [prompt, setPrompt] = useState(false)
  const [seed, setSeed] = useState(false)
  const own = usePresets((state) => state.presets)
  const hasSeed = seedMode !== 'random' && form.seed !== undefined
  const existing = (name: string): Preset | undefined => presetNamed(name, operation.id, own)

  const problemOf = (name: string): string | null =>
    nameProblem(name, {
      operationId: operation.id,
      builtIn: operation.presets,
      own,
      // A preset with that name is replaced.
      except: existing(name)?.id
    })
  const save = async (name: string): Promise<void> => {
    const parameters = presetParameters(form, { prompt, seed: seed && hasSeed })
    const replaced = existing(name)
    if (replaced) return await updatePreset(replaced, parameters)
    usePresets.getState().presetSaved(await api.presets.save({ name, operationId: operation.id, parameters }))
  }
  return (
    <NameForm
      label={t('presets.savePreset.name')}
      size="xs"
      action={(name) => (existing(name) ? t('presets.savePreset.replacePreset') : t('presets.savePreset.savePreset'))}
      problemOf={problemOf}
      onName={save}
      onClose={onDone}
    >
      {(name) => (
        <>
          <Switch
            label={t('presets.savePreset.withPromptAndNegativePrompt')}
            checked={prompt}
            onChange={(event) => setPrompt(event.currentTarget.checked)}
          />
          {hasSeed ? (
            <Switch
              label={t('presets.savePreset.withSeed', { seed: `${form.seed ?? ''}` })}
              checked={seed}
              onChange={(event) => setSeed(event.currentTarget.checked)}
            />
          ) : null}
          {existing(name) ? (
            <p className={classes.none} role="status">
              {t('presets.savePreset.replaces', { name: existing(name)?.name ?? '' })}
            </p>
          ) : null}
        </>
      )}
    </NameForm>
  )
}
