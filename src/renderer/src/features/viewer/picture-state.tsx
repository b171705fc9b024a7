import type { ReactNode } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatDay, formatMoment } from '../../../../shared/words/time.ts'
import { useSettings } from '../../data/settings-store.ts'
import classes from './inspector.module.css'

const day = 86_400_000

/**
 * What is unusual about a picture: in the trash, without its file, painted by the demo. @param now epoch milliseconds
 */
export function PictureState({ picture, now }: { picture: Picture; now: number }): ReactNode {
  const { trashedAt, fileRemovedAt, missing, demo } = picture
  return (
    <>
      {trashedAt === null ? null : <InTrash trashedAt={trashedAt} now={now} />}
      {fileRemovedAt === null ? null : (
        <p className={classes.demo}>{t('viewer.pictureState.removed', { when: formatMoment(fileRemovedAt, now) })}</p>
      )}
      {missing && fileRemovedAt === null ? <p className={classes.demo}>{t('viewer.pictureState.missing')}</p> : null}
      {demo ? <p className={classes.demo}>{t('viewer.pictureState.demo')}</p> : null}
    </>
  )
}

function InTrash({ trashedAt, now }: { trashedAt: number; now: number }): ReactNode {
  const keepDays = useSettings((state) => state.settings.trash.keepDays)
  const since = formatMoment(trashedAt, now)
  const until = keepDays === null ? null : trashedAt + keepDays * day
  return (
    <p className={classes.demo}>
      {until === null
        ? t('viewer.pictureState.trashKept', { since })
        : until <= now
          ? t('viewer.pictureState.trashDue', { since })
          : t('viewer.pictureState.trashUntil', { since, until: formatDay(until, now) })}
    </p>
  )
}
