import { Button } from '@mantine/core'
import { IconFileOff, IconPhotoOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import classes from './viewer.module.css'

interface Props {
  picture: Picture | null
  /** The file should be there, but could not be fetched or decoded. */
  failed: boolean
  onRetry: () => void
}

/**
 * Said over what is left of a picture without its original: why, and what can be done. Nothing where the original is
 * there.
 */
export function LostFile({ picture, failed, onRetry }: Props): ReactNode {
  const removed = picture?.fileRemovedAt ?? null
  if (removed === null && picture?.missing !== true && !failed) return null
  const Icon = removed === null ? IconPhotoOff : IconFileOff
  return (
    <div className={classes.lost} role="status">
      <Icon size={18} stroke={1.5} aria-hidden />
      <div>
        {removed === null ? (
          <>
            <strong>
              {picture?.missing
                ? 'The file of this picture is not where it was'
                : 'The file of this picture could not be shown'}
            </strong>
            <p>
              {picture?.missing
                ? 'Put it back into the library folder, or move the picture to the trash. ' +
                  'This is its small picture; its recipe is on the right.'
                : 'It may be damaged, or its disk may be gone. This is its small picture; its recipe is on the right.'}
            </p>
          </>
        ) : (
          <>
            <strong>You removed the file and kept the recipe</strong>
            <p>This is its small picture. “Reuse settings” asks its model for it once more.</p>
          </>
        )}
      </div>
      {removed === null ? (
        <Button size="xs" className={classes.retry} onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  )
}
