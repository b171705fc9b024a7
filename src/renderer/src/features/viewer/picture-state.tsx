import type { ReactNode } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { formatDay, formatMoment } from '../../../../shared/words/time.ts'
import { useSettings } from '../../data/settings-store.ts'
import classes from './inspector.module.css'

const day = 86_400_000

/**
 * What is out of the ordinary with a picture: in the trash, without its file, painted by the demo. @param now epoch
 * milliseconds
 */
export function PictureState({ picture, now }: { picture: Picture; now: number }): ReactNode {
  const { trashedAt, fileRemovedAt, missing, demo } = picture
  return (
    <>
      {trashedAt === null ? null : <InTrash trashedAt={trashedAt} now={now} />}
      {fileRemovedAt === null ? null : (
        <p className={classes.demo}>
          You removed its file {formatMoment(fileRemovedAt, now)} and kept the recipe. The same file, imported again,
          brings it back.
        </p>
      )}
      {missing && fileRemovedAt === null ? (
        <p className={classes.demo}>
          Its file is not where it was. Put it back into the library folder, or import it again.
        </p>
      ) : null}
      {demo ? <p className={classes.demo}>Painted by the demo, by rule; not by a model.</p> : null}
    </>
  )
}

function InTrash({ trashedAt, now }: { trashedAt: number; now: number }): ReactNode {
  const keepDays = useSettings((state) => state.settings.trash.keepDays)
  const until = keepDays === null ? null : trashedAt + keepDays * day
  return (
    <p className={classes.demo}>
      In the trash since {formatMoment(trashedAt, now)}
      {until === null
        ? '; it stays until you empty it.'
        : until <= now
          ? '; it is deleted for good with the next clearing.'
          : `; it is deleted for good on ${formatDay(until, now)}.`}
    </p>
  )
}
