import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { LibraryCareInfo } from '../../../../../shared/contract/library.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatMoment } from '../../../../../shared/words/time.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { ActionItem } from '../../../ui/action-item.tsx'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { useWork } from '../../../ui/use-work.ts'
import { Failure, folderInText, Row } from '../parts.tsx'
import classes from '../settings.module.css'
import { backUpAgain, backUpToFolder, backUpToNew, restoreBackup } from './library-care-actions.tsx'
import { RunningTask } from './running-task.tsx'

function lastWords(last: LibraryCareInfo['lastBackup'] | undefined): ReactNode {
  if (last === undefined) return '…'
  if (last === null) return t('settings.backupPart.none')
  return (
    <>
      {t.rich('settings.backupPart.lastMade', {
        when: formatMoment(last.at, Date.now()),
        pictures: last.pictures,
        folder: last.folder,
        path: folderInText
      })}{' '}
      {last.there ? '' : t('settings.backupPart.folderNotFound')}
    </>
  )
}

/** Backups, for when the disk fails. */
export function BackupPart({ care }: { care: LibraryCareInfo | null }): ReactNode {
  const state = useAppInfo((app) => app.library?.state)
  const work = useWork()
  const last = care?.lastBackup
  const usable = state === 'ready'
  return (
    <Row label={t('settings.common.backup')} help={lastWords(care === null ? undefined : last)}>
      <RunningTask kind="backup">
        <div className={classes.buttons}>
          {last ? (
            <ActionTextButton
              action={backUpAgain}
              work={work}
              disabled={!last.there}
              title={last.there ? t('settings.backupPart.onlyNew') : t('settings.backupPart.folderMissing')}
            />
          ) : null}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                loading={work.busy}
                disabled={!usable}
                rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}
              >
                {t('settings.backupPart.backUpTo')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <ActionItem action={backUpToFolder} />
              <ActionItem action={backUpToNew} />
            </Menu.Dropdown>
          </Menu>
        </div>
      </RunningTask>
      <Failure text={work.failure} />
    </Row>
  )
}

export function RestorePart(): ReactNode {
  const work = useWork()
  return (
    <Row label={t('settings.backupPart.restore')} help={t('settings.backupPart.restoreHelp')}>
      <RunningTask kind="restore">
        <ActionTextButton action={restoreBackup} work={work} />
      </RunningTask>
      <Failure text={work.failure} />
    </Row>
  )
}
