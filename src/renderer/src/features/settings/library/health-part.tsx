import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { useWork } from '../../../ui/use-work.ts'
import { Failure, Row } from '../parts.tsx'
import classes from '../settings.module.css'
import { rebuildIndex, repairLibrary, verifyLibrary } from './library-care-actions.tsx'
import { RunningTask } from './running-task.tsx'

/** Whether everything is there, and what to do if not. */
export function HealthPart(): ReactNode {
  const library = useAppInfo((state) => state.library)
  const check = useWork()
  const mend = useWork()
  const ready = library?.state === 'ready'
  return (
    <>
      <Row label={t('settings.healthPart.check')} help={t('settings.healthPart.checkHelp')}>
        <RunningTask kind="verify">
          <ActionTextButton action={verifyLibrary} work={check} />
        </RunningTask>
        <Failure text={check.failure} />
      </Row>
      <Row
        label={t('settings.healthPart.repair')}
        help={ready ? t('settings.healthPart.repairHelp') : t('settings.healthPart.notWritable')}
      >
        <RunningTask kind="repair">
          <div className={classes.buttons}>
            <ActionTextButton action={repairLibrary} work={mend} />
            <ActionTextButton action={rebuildIndex} work={mend} />
          </div>
        </RunningTask>
      </Row>
      <Row label={t('settings.healthPart.whenLastOpened')}>
        {library && library.repairs.length > 0 ? (
          <ul className={classes.repairs}>
            {library.repairs.map((repair) => (
              <li key={repair}>{repair}</li>
            ))}
          </ul>
        ) : (
          <span>{t('settings.healthPart.noRepairs')}</span>
        )}
      </Row>
    </>
  )
}
