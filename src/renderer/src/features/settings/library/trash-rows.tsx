import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { trashDays } from '../../../../../shared/domain/settings.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { emptyTrash, openTrash, restoreAll } from '../../../actions/trash.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { updateSettingsSoon, useSettings } from '../../../data/settings-store.ts'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { useWork } from '../../../ui/use-work.ts'
import { Failure, Row } from '../parts.tsx'
import classes from '../settings.module.css'

const choices = [
  { value: 'never', label: t('settings.trashRows.never') },
  ...trashDays.map((days) => ({ value: String(days), label: t('settings.trashRows.days', { days }) }))
]

/** A period that the user chooses counts as announced: for a day afterwards nothing is deleted. */
function choose(value: string): void {
  const keepDays = trashDays.find((days) => String(days) === value) ?? null
  updateSettingsSoon({ trash: { keepDays, toldAt: Date.now(), toldIn: useAppInfo.getState().library?.folder ?? null } })
}

/** What is in the trash, and how long it stays there. */
export function TrashRows({ trashed }: { trashed: number }): ReactNode {
  const work = useWork()
  const open = useWork()
  const keepDays = useSettings((state) => state.settings.trash.keepDays)
  return (
    <>
      <Row
        label={t('settings.trashRows.trash')}
        help={trashed === 0 ? t('settings.trashRows.empty') : t('settings.trashRows.count', { count: trashed })}
      >
        <div className={classes.buttons}>
          <ActionTextButton action={openTrash} work={open} disabled={trashed === 0} />
          <ActionTextButton action={restoreAll} work={work} disabled={trashed === 0} />
          <ActionTextButton action={emptyTrash} work={open} disabled={trashed === 0} />
        </div>
        <Failure text={work.failure} />
      </Row>
      <Row
        label={t('settings.trashRows.deletePermanently')}
        help={keepDays === null ? t('settings.trashRows.kept') : t('settings.trashRows.onceADay', { days: keepDays })}
      >
        <SegmentedControl
          aria-label={t('settings.trashRows.deleteAfter')}
          size="xs"
          value={keepDays === null ? 'never' : String(keepDays)}
          onChange={choose}
          data={choices}
        />
      </Row>
    </>
  )
}
