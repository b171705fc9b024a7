import type { ReactNode } from 'react'
import { useAppInfo } from '../../../data/app-store.ts'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { useWork } from '../../../ui/use-work.ts'
import { Failure, Row } from '../parts.tsx'
import classes from '../settings.module.css'
import { rebuildIndex, repairLibrary, verifyLibrary } from './library-care-actions.tsx'
import { RunningTask } from './running-task.tsx'

/** Whether everything is there, and what can be done when it is not. */
export function HealthPart(): ReactNode {
  const library = useAppInfo((state) => state.library)
  const check = useWork()
  const mend = useWork()
  const ready = library?.state === 'ready'
  return (
    <>
      <Row
        label="Check"
        help="Reads every picture and compares it with what is known of it. Changes nothing; can be cancelled."
      >
        <RunningTask kind="verify">
          <ActionTextButton action={verifyLibrary} work={check} />
        </RunningTask>
        <Failure text={check.failure} />
      </Row>
      <Row
        label="Repair"
        help={
          ready
            ? 'Mends what a check finds: files that are lost, damaged or not listed.'
            : 'A library can be repaired only while its folder can be written to.'
        }
      >
        <RunningTask kind="repair">
          <div className={classes.buttons}>
            <ActionTextButton action={repairLibrary} work={mend} />
            <ActionTextButton action={rebuildIndex} work={mend} />
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
