import { Menu, UnstyledButton } from '@mantine/core'
import { IconDeviceFloppy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Parameters } from '../../../../shared/domain/parameters.ts'
import type { Preset } from '../../../../shared/domain/preset.ts'
import type { OperationInfo, ProviderInfo } from '../../../../shared/domain/provider.ts'
import type { SeedMode } from '../../../../shared/domain/settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import { useSlot } from '../../actions/slot.ts'
import { api } from '../../data/client.ts'
import { usePresets } from '../../data/presets-store.ts'
import { attempt } from '../../data/report.ts'
import { Chip, ChipRow } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuAt } from '../../ui/menu-at.tsx'
import { NameForm } from '../../ui/name-form.tsx'
import { ManagePresets } from './manage-presets.tsx'
import { chosenOperation } from './preset-actions.ts'
import { deletePreset, updatePreset } from './preset-changes.ts'
import { usePresetInUse } from './preset-in-use.ts'
import { barChips, chipsOf, nameProblem, otherPresets, updatedParameters } from './preset-list.ts'
import classes from './presets.module.css'
import { SavePreset } from './save-preset.tsx'

interface Props {
  operation: OperationInfo
  providers: readonly ProviderInfo[]
  form: Parameters
  seedMode: SeedMode
  apply: (label: string, parameters: Partial<Parameters>) => void
}

/** The menu of one of the user's own presets. */
interface ChipMenu {
  preset: Preset
  x: number
  y: number
  /** Gets the focus back when the menu is closed. */
  chip: HTMLElement
}

/** Chips shown in the bar before the rest is folded. */
const shownAtOnce = 7

/** The presets of the chosen model, those of the user, and the controls to save, rename and delete them. */
export function PresetBar({ operation, providers, form, seedMode, apply }: Props): ReactNode {
  const presets = usePresets((state) => state.presets)
  const [all, setAll] = useState(false)
  const [managing, setManaging] = useState(false)
  useSlot(chosenOperation, operation)
  const [pressed, setPressed] = useState<string | null>(null)
  const [menu, setMenu] = useState<ChipMenu | null>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const chips = barChips(chipsOf(operation, presets, form))
  const used = usePresetInUse(operation.id, chips, pressed)
  const edited = chips.find((chip) => chip.id === used && !chip.applied)
  const own = presets.find((preset) => preset.id === used)
  const update = (preset: Preset): void => attempt(updatePreset(preset, updatedParameters(form, preset, seedMode)))
  const renameProblem = ({ id, operationId }: Preset, name: string): string | null =>
    nameProblem(name, { operationId, builtIn: operation.presets, own: presets, except: id })
  const closeMenu = (): void => {
    setMenu(null)
    // Focus returns to the chip, unless what was pressed has taken it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) menu?.chip.focus()
    })
  }
  /** What can be done with one of the user's own, in the chip's menu and in the bar's. */
  const lines = (preset: Preset): ReactNode => (
    <>
      <Menu.Item
        leftSection={<IconDeviceFloppy size={16} stroke={1.5} />}
        disabled={edited?.id !== preset.id}
        onClick={() => update(preset)}
      >
        {t('presets.presetBar.updateNamed', { name: preset.name })}
      </Menu.Item>
      <Menu.Item leftSection={<IconPencil size={16} stroke={1.5} />} onClick={() => setRenaming(preset.id)}>
        {t('presets.presetBar.rename', { name: preset.name })}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash size={16} stroke={1.5} />} onClick={() => attempt(deletePreset(preset))}>
        {t('presets.presetBar.delete', { name: preset.name })}
      </Menu.Item>
    </>
  )
  const others = otherPresets(operation, presets, providers)
  const shown = chips.filter((chip, at) => all || at < shownAtOnce || chip.id === used || chip.id === renaming)
  return (
    <section aria-label={t('presets.presetBar.presets')}>
      <div className={classes.head}>
        <span>{t('presets.presetBar.presets')}</span>
        <span className={classes.tools}>
          {edited && own ? (
            <UnstyledButton
              className={classes.save}
              aria-label={t('presets.presetBar.updateHint', { name: own.name })}
              onClick={() => update(own)}
            >
              {t('presets.presetBar.update')}
            </UnstyledButton>
          ) : null}
          <SavePreset operation={operation} form={form} seedMode={seedMode} edited={edited !== undefined} />
          <Menu position="bottom-end" width={280}>
            <Menu.Target>
              <IconButton label={t('presets.presetBar.more')} size={22} icon={<IconDots size={16} stroke={1.5} />} />
            </Menu.Target>
            <Menu.Dropdown className={classes.menu}>
              {own ? lines(own) : null}
              {own ? <Menu.Divider /> : null}
              {others.length > 0 ? <Menu.Label>{t('presets.presetBar.otherModels')}</Menu.Label> : null}
              {others.map(({ preset, model }) => (
                <Menu.Item key={preset.id} onClick={() => apply(preset.name, preset.parameters)}>
                  <span className={classes.name}>{preset.name}</span>
                  <span className={classes.model}>{model}</span>
                </Menu.Item>
              ))}
              {others.length > 0 ? <Menu.Divider /> : null}
              <Menu.Item disabled={presets.length === 0} onClick={() => setManaging(true)}>
                {presets.length === 0 ? t('presets.presetBar.noneOwn') : t('presets.presetBar.renameOrDeletePresets')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </div>
      <ChipRow label={t('presets.presetBar.presetsOfThisModel')} className={classes.chips}>
        {shown.map((chip) => {
          const preset = chip.own ? presets.find(({ id }) => id === chip.id) : undefined
          if (preset && renaming === chip.id)
            return (
              <NameForm
                key={chip.id}
                look="place"
                label={t('presets.presetBar.newNameOf', { label: chip.label })}
                value={chip.label}
                problemOf={(name) => renameProblem(preset, name)}
                onName={async (name) =>
                  usePresets.getState().presetSaved(await api.presets.rename({ id: preset.id, name }))
                }
                onClose={() => setRenaming(null)}
              />
            )
          return (
            <Chip
              key={chip.id}
              active={chip.applied}
              className={classes.chip}
              data-edited={edited?.id === chip.id || undefined}
              tooltip={preset && menu === null ? t('presets.presetBar.yourOwnPresetRightClick') : undefined}
              onClick={() => {
                setPressed(chip.id)
                apply(chip.label, chip.parameters)
              }}
              onContextMenu={(event) => {
                if (!preset) return
                event.preventDefault()
                setMenu({ preset, x: event.clientX, y: event.clientY, chip: event.currentTarget })
              }}
            >
              <span className={classes.name}>
                {chip.label}
                {edited?.id === chip.id ? ' · edited' : ''}
              </span>
              {chip.own ? (
                <span aria-hidden className={classes.own}>
                  ★
                </span>
              ) : null}
            </Chip>
          )
        })}
        {chips.length > shownAtOnce ? (
          <Chip aria-expanded={all} onClick={() => setAll(!all)}>
            {all
              ? t('presets.presetBar.fewer')
              : t('presets.presetBar.showMore', { count: chips.length - shownAtOnce })}
          </Chip>
        ) : null}
        {chips.length === 0 ? <span className={classes.none}>{t('presets.presetBar.none')}</span> : null}
      </ChipRow>
      {menu ? (
        <MenuAt
          at={menu}
          onClose={closeMenu}
          returnFocus={false}
          width={240}
          label={t('presets.presetBar.preset', { name: menu.preset.name })}
        >
          {lines(menu.preset)}
        </MenuAt>
      ) : null}
      <ManagePresets opened={managing} providers={providers} onClose={() => setManaging(false)} />
    </section>
  )
}
