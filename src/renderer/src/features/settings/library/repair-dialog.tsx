import { Button, Checkbox, Radio } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { create } from 'zustand'
import type { RepairWishes } from '../../../../../shared/contract/library.ts'
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
    label: 'List what is in the folder alone',
    help: 'Pictures and descriptions that the index does not know, with or without their recipe.'
  },
  {
    wish: 'missing',
    label: 'Look after lost files',
    help:
      'They are taken from the last backup where it has them, and marked as missing otherwise. ' +
      'What is back is shown again.'
  },
  {
    wish: 'descriptions',
    label: 'Put descriptions right',
    help: 'Those that are lost, damaged, or say something else than the index.'
  },
  { wish: 'thumbnails', label: 'Make lost thumbnails', help: 'Otherwise they are made when they are looked at.' },
  {
    wish: 'damaged',
    label: 'Read every file',
    help:
      'Takes as long as a check. Damaged pictures, masks and answers are set aside ' +
      'and taken from the last backup where it has them.'
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
              label="Where they differ, believe"
              value={wishes.believe}
              onChange={(believe) =>
                setWishes({ ...wishes, believe: believe === 'descriptions' ? 'descriptions' : 'index' })
              }
            >
              <div className={classes.choicesInLine}>
                <Radio value="index" label="the index" />
                <Radio value="descriptions" label="the descriptions" />
              </div>
            </Radio.Group>
          ) : null}
        </div>
      ))}
      <p className={classes.help}>
        Nothing is deleted: what has to make way goes to the folder “set-aside” in the library.
      </p>
      <div className={classes.dialogButtons}>
        <Button variant="subtle" color="gray" onClick={close}>
          Cancel
        </Button>
        <Button
          variant="filled"
          color="amber"
          disabled={nothing}
          title={nothing ? 'Nothing is chosen' : undefined}
          onClick={start}
        >
          Repair
        </Button>
      </div>
    </div>
  )
}

/** Asks what is to be mended, then begins. */
export function openRepair(): void {
  useRepair.setState({ opened: true })
}

/** Mounted once, in the app: it is opened from the palette as well. */
export function RepairDialog(): ReactNode {
  const opened = useRepair((state) => state.opened)
  return (
    <Dialog opened={opened} onClose={close} title="Repair the library" size={520}>
      <RepairForm />
    </Dialog>
  )
}
