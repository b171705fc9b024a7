import { Button, Menu } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FoundBackup, LibraryCareInfo } from '../../../../../shared/contract/library.ts'
import { useAppInfo } from '../../../api/app-store.ts'
import { api } from '../../../api/client.ts'
import { commands } from '../../../api/commands.ts'
import { reportError } from '../../../api/report.ts'
import { formatBytes, formatMoment, plural } from '../../../ui/format.ts'
import { Failure, Row } from '../parts.tsx'
import classes from '../settings.module.css'
import { useWork } from '../use-work.ts'
import { RunningTask } from './running-task.tsx'

function lastWords(last: LibraryCareInfo['lastBackup'] | undefined): ReactNode {
  if (last === undefined) return '…'
  if (last === null) return 'There is none yet. A backup holds every picture with all that is known of it, but no keys.'
  return (
    <>
      Last made {formatMoment(last.at, Date.now())}, with {plural(last.pictures, 'picture')}, in{' '}
      <span className={classes.path} data-selectable>
        {last.folder}
      </span>
      {last.there ? '.' : ', which is not there now.'}
    </>
  )
}

/** The copies for the day when the disk fails. */
export function BackupPart({ care }: { care: LibraryCareInfo | null }): ReactNode {
  const state = useAppInfo((app) => app.library?.state)
  const work = useWork()
  const last = care?.lastBackup
  const usable = state === 'ready'
  const backUp = (where: 'last' | 'choose', fresh: boolean): void => void work.run(() => api.library.backUp({ where, fresh }))
  return (
    <Row label="Backup" help={lastWords(care === null ? undefined : last)}>
      <RunningTask kind="backup">
        <div className={classes.buttons}>
          {last ? (
            <Button
              loading={work.busy}
              disabled={!usable || !last.there}
              title={last.there ? 'Only what is new since then is copied' : 'Its folder is not there now'}
              onClick={() => backUp('last', false)}
            >
              Back up again
            </Button>
          ) : null}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button loading={work.busy} disabled={!usable} rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}>
                Back up to
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => backUp('choose', false)}>A folder… (an earlier backup in it is brought up to date)</Menu.Item>
              <Menu.Item onClick={() => backUp('choose', true)}>A new dated folder in…</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </RunningTask>
      <Failure text={work.failure} />
    </Row>
  )
}

/** Shows what is in a backup before anything is done with it. */
function askToRestore(found: FoundBackup): void {
  const facts = `${plural(found.pictures, 'picture')}, ${formatBytes(found.bytes)}, made ${formatMoment(found.madeAt, Date.now())}`
  modals.openConfirmModal({
    title: `Restore “${found.name}”?`,
    children: (
      <div className={classes.confirm}>
        <p>
          {facts}. It is in <span data-selectable>{found.folder}</span>.
        </p>
        <p>
          You choose an empty folder next. The backup is copied into it, every picture is checked, and the restored library is opened. The library that is open
          now stays as it is.
        </p>
      </div>
    ),
    labels: { confirm: 'Choose the folder…', cancel: 'Cancel' },
    onConfirm: () => {
      api.library
        .restore({ id: found.id })
        .then((task) => task && commands.run('showActivity'))
        .catch(reportError)
    }
  })
}

export function RestorePart(): ReactNode {
  const work = useWork()
  const look = (): void =>
    void work.run(async () => {
      const found = await api.library.lookAtBackup()
      if (found === null) return
      if (found.whole) askToRestore(found)
      else
        modals.open({
          title: 'This backup is not whole',
          children: <p className={classes.confirm}>It was not made to its end. Back up into the same folder again to finish it, or choose another one.</p>
        })
    })
  return (
    <Row label="Restore" help="Looks at a backup first, then copies it into a new folder and opens it there.">
      <RunningTask kind="restore">
        <Button loading={work.busy} onClick={look}>
          Restore a backup…
        </Button>
      </RunningTask>
      <Failure text={work.failure} />
    </Row>
  )
}
