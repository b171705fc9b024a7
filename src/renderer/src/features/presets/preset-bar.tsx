import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Parameters } from '../../../../shared/domain/parameters.ts'
import type { OperationInfo, ProviderInfo } from '../../../../shared/domain/provider.ts'
import type { SeedMode } from '../../../../shared/domain/settings.ts'
import { useSlot } from '../../actions/slot.ts'
import { usePresets } from '../../data/presets-store.ts'
import { Chip, ChipRow } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ManagePresets } from './manage-presets.tsx'
import { chosenOperation } from './preset-actions.ts'
import { barChips, chipsOf, otherPresets } from './preset-list.ts'
import classes from './presets.module.css'
import { SavePreset } from './save-preset.tsx'

interface Props {
  operation: OperationInfo
  providers: readonly ProviderInfo[]
  form: Parameters
  seedMode: SeedMode
  apply: (label: string, parameters: Partial<Parameters>) => void
}

/** Chips that stand in the bar before the rest is folded. */
const shownAtOnce = 7

/** The presets of the chosen model, those of the user, and the way to save, rename and delete them. */
export function PresetBar({ operation, providers, form, seedMode, apply }: Props): ReactNode {
  const presets = usePresets((state) => state.presets)
  const [all, setAll] = useState(false)
  const [managing, setManaging] = useState(false)
  useSlot(chosenOperation, operation)
  const chips = barChips(chipsOf(operation, presets, form))
  const others = otherPresets(operation, presets, providers)
  const shown = all ? chips : chips.slice(0, shownAtOnce)
  return (
    <section aria-label="Presets">
      <div className={classes.head}>
        <span>Presets</span>
        <span className={classes.tools}>
          <SavePreset operation={operation} form={form} seedMode={seedMode} />
          <Menu position="bottom-end" width={280}>
            <Menu.Target>
              <IconButton label="More about presets" size={22} icon={<IconDots size={16} stroke={1.5} />} />
            </Menu.Target>
            <Menu.Dropdown className={classes.menu}>
              {others.length > 0 ? <Menu.Label>From your other models: what fits is applied</Menu.Label> : null}
              {others.map(({ preset, model }) => (
                <Menu.Item key={preset.id} onClick={() => apply(preset.name, preset.parameters)}>
                  <span className={classes.name}>{preset.name}</span>
                  <span className={classes.model}>{model}</span>
                </Menu.Item>
              ))}
              {others.length > 0 ? <Menu.Divider /> : null}
              <Menu.Item disabled={presets.length === 0} onClick={() => setManaging(true)}>
                {presets.length === 0 ? 'No presets of your own yet' : 'Rename or delete presets…'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </div>
      <ChipRow label="Presets of this model">
        {shown.map((chip) => (
          <Chip
            key={chip.id}
            active={chip.applied}
            className={classes.chip}
            tooltip={chip.own ? 'Your own preset' : undefined}
            onClick={() => apply(chip.label, chip.parameters)}
          >
            <span className={classes.name}>{chip.label}</span>
            {chip.own ? (
              <span aria-hidden className={classes.own}>
                ★
              </span>
            ) : null}
          </Chip>
        ))}
        {chips.length > shownAtOnce ? (
          <Chip aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `${chips.length - shownAtOnce} more`}
          </Chip>
        ) : null}
        {chips.length === 0 ? (
          <span className={classes.none}>None for this model yet: set the form and press Save.</span>
        ) : null}
      </ChipRow>
      <ManagePresets opened={managing} providers={providers} onClose={() => setManaging(false)} />
    </section>
  )
}
