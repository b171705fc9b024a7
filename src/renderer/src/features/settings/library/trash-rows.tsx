import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { trashDays } from '../../../../../shared/domain/settings.ts'
import { plural } from '../../../../../shared/words/count.ts'
import { emptyTrash, openTrash, restoreAll } from '../../../actions/trash.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { updateSettingsSoon, useSettings } from '../../../data/settings-store.ts'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { useWork } from '../../../ui/use-work.ts'
import { Failure, Row } from '../parts.tsx'
import classes from '../settings.module.css'

const choices = [
  { value: 'never', label: 'Never' },
  ...trashDays.map((days) => ({ value: String(days), label: `${days} days` }))
]

/** A time that the user chooses counts as told: in the day after, nothing is deleted. */
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
        label="Trash"
        help={
          trashed === 0
            ? 'Empty. Pictures that you delete wait here.'
            : `${plural(trashed, 'picture')}. Nothing of them is deleted yet.`
        }
      >
        <div className={classes.buttons}>
          <ActionTextButton action={openTrash} work={open} disabled={trashed === 0} />
          <ActionTextButton action={restoreAll} work={work} disabled={trashed === 0} />
          <ActionTextButton action={emptyTrash} work={open} disabled={trashed === 0} />
        </div>
        <Failure text={work.failure} />
      </Row>
      <Row
        label="Delete from the trash"
        help={
          keepDays === null
            ? 'Pictures stay in the trash until you empty it.'
            : `Once a day, what has been in the trash for ${keepDays} days is deleted for good, and you are told. ` +
              'After you change this, nothing is deleted for a day.'
        }
      >
        <SegmentedControl
          aria-label="Delete from the trash after"
          size="xs"
          value={keepDays === null ? 'never' : String(keepDays)}
          onChange={choose}
          data={choices}
        />
      </Row>
    </>
  )
}
