import { Button, Checkbox, Radio } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { create } from 'zustand'
import type { RepairWishes } from '../../../../../shared/contract/library.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { commands } from '../../../actions/commands.ts'
import { api } from '../../../data/client.ts'
import { reportError } from '../../../data/report.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import classes from '../settings.module.css'

const useRepair = create(() => ({ opened: false }))
const close = (): void => useRepair.setState({ opened: false })

const choices: { wish: Exclude<keyof RepairWishes, 'believe'>; label: string; help: string }[] = [
  {
    wish: 'adopt',
    label: t('settings.repairDialog.adopt'),
    help: t('settings.repairDialog.adoptHelp')
  },
  {
    wish: 'missing',
    label: t('settings.repairDialog.missing'),
    help: t('settings.repairDialog.missingHelp')
  },
  {
    wish: 'descriptions',
    label: t('settings.repairDialog.repairSidecars'),
    help: t('settings.repairDialog.sidecarsHelp')
  },
  {
    wish: 'thumbnails',
    label: t('settings.repairDialog.thumbnails'),
    help: t('settings.repairDialog.thumbnailsHelp')
  },
  {
    wish: 'damaged',
    label: t('settings.repairDialog.damaged'),
    help: t('settings.repairDialog.damagedHelp')
  }
]

function RepairForm(): ReactNode {
  const [wishes, setWishes] = useState<RepairWishes>({
    adopt: true,
    missing: true,
    descriptions: true,
    believe: 'index',
    thumbnails: true,
    damaged: true
  })
  const nothing = choices.every(({ wish }) => !wishes[wish])
  const start = (): void => {
    close()
    api.library
      .repair(wishes)
      .then(() => commands.run('showActivity'))
      .catch(reportError)
  }
  return (
    <div className={classes.form}>
      {choices.map(({ wish, label, help }) => (
        <div key={wish}>
          <Checkbox
            checked={wishes[wish]}
            label={label}
            description={help}
            onChange={(event) => setWishes({ ...wishes, [wish]: event.currentTarget.checked })}
          />
          {wish === 'descriptions' && wishes.descriptions ? (
            <Radio.Group
              className={classes.nested}
              label={t('settings.repairDialog.believe')}
              value={wishes.believe}
              onChange={(believe) =>
                setWishes({ ...wishes, believe: believe === 'descriptions' ? 'descriptions' : 'index' })
              }
            >
              <div className={classes.choicesInLine}>
                <Radio value="index" label={t('settings.repairDialog.index')} />
                <Radio value="descriptions" label={t('settings.repairDialog.sidecars')} />
              </div>
            </Radio.Group>
          ) : null}
        </div>
      ))}
      <p className={classes.help}>{t('settings.repairDialog.nothingDeleted')}</p>
      <div className={classes.dialogButtons}>
        <Button variant="subtle" color="gray" onClick={close}>
          {t('settings.common.cancel')}
        </Button>
        <Button
          variant="filled"
          color="amber"
          disabled={nothing}
          title={nothing ? t('settings.repairDialog.nothingChosen') : undefined}
          onClick={start}
        >
          {t('settings.repairDialog.repair')}
        </Button>
      </div>
    </div>
  )
}

/** Asks what to repair, then starts. */
export function openRepair(): void {
  useRepair.setState({ opened: true })
}

/** Mounted once, in the app: it can also be opened from the palette. */
export function RepairDialog(): ReactNode {
  const opened = useRepair((state) => state.opened)
  return (
    <Dialog opened={opened} onClose={close} title={t('settings.repairDialog.repairLibrary')} size={520}>
      <RepairForm />
    </Dialog>
  )
}
