import { Button } from '@mantine/core'
import { IconFileOff, IconPhotoOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import classes from './viewer.module.css'

interface Props {
  picture: Picture | null
  /** The file should exist, but could not be fetched or decoded. */
  failed: boolean
  onRetry: () => void
}

/**
 * Shown over what is left of a picture without its original: why, and what can be done. Nothing if the original exists.
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
            <strong>{picture?.missing ? t('viewer.lostFile.missing') : t('viewer.lostFile.unreadable')}</strong>
            <p>{picture?.missing ? t('viewer.lostFile.missingText') : t('viewer.lostFile.unreadableText')}</p>
          </>
        ) : (
          <>
            <strong>{t('viewer.lostFile.youRemovedFileAndKept')}</strong>
            <p>{t('viewer.lostFile.removedText')}</p>
          </>
        )}
      </div>
      {removed === null ? (
        <Button size="xs" className={classes.retry} onClick={onRetry}>
          {t('viewer.lostFile.tryAgain')}
        </Button>
      ) : null}
    </div>
  )
}
