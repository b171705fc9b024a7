import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import type { ReactNode } from 'react'
import { useAppInfo } from '../../../api/app-store.ts'
import { api } from '../../../api/client.ts'
import { commands } from '../../../api/commands.ts'
import { reportError } from '../../../api/report.ts'
import { Failure, Row } from '../parts.tsx'
import classes from '../settings.module.css'
import { useWork } from '../use-work.ts'
import { openRepair } from './repair-dialog.tsx'
import { RunningTask } from './running-task.tsx'

function askToRebuild(): void {
  modals.openConfirmModal({
    title: 'Build the index again?',
    children: (
      <p className={classes.confirm}>
        The index is read anew from the descriptions beside the pictures, which takes a moment in a large library. The old one is kept beside it. Pictures,
        tags, ratings, collections and the queue stay.
      </p>
    ),
    labels: { confirm: 'Build it again', cancel: 'Leave it' },
    onConfirm: () => {
      api.library
        .rebuild()
        .then(() => commands.run('showActivity'))
        .catch(reportError)
    }
  })
}

/** Whether everything is there, and what can be done when it is not. */
export function HealthPart(): ReactNode {
  const library = useAppInfo((state) => state.library)
  const check = useWork()
  const ready = library?.state === 'ready'
  return (
    <>
      <Row label="Check" help="Reads every picture and compares it with what is known of it. Changes nothing; can be cancelled.">
        <RunningTask kind="verify">
          <Button loading={check.busy} disabled={library?.state === 'unavailable'} onClick={() => void check.run(() => api.library.verify())}>
            Check the library
          </Button>
        </RunningTask>
        <Failure text={check.failure} />
      </Row>
      <Row
        label="Repair"
        help={
          ready ? 'Mends what a check finds: files that are lost, damaged or not listed.' : 'A library can be repaired only while its folder can be written to.'
        }
      >
        <RunningTask kind="repair">
          <div className={classes.buttons}>
            <Button disabled={!ready} onClick={openRepair}>
              Repair…
            </Button>
            <Button disabled={!ready} onClick={askToRebuild}>
              Build the index again…
            </Button>
          </div>
        </RunningTask>
      </Row>
      <Row label="When it was last opened">
        {library && library.repairs.length > 0 ? (
          <ul className={classes.repairs}>
            {library.repairs.map((repair) => (
              <li key={repair}>{repair}</li>
            ))}
          </ul>
        ) : (
          <span>Nothing had to be repaired</span>
        )}
      </Row>
    </>
  )
}
