import { IconEyeOff, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { formatList } from '../../../../shared/words/list.ts'
import { hiddenBy, useArrivals } from '../../data/arrivals-store.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './gallery.module.css'
import { showArrivals } from './show-arrivals.ts'

/** New pictures and failures that the list hides, counted until they are shown or dismissed. */
export function HiddenArrivals(): ReactNode {
  const { hidden, failed, arrivalsSeen } = useArrivals()
  const query = usePictures((state) => state.query)
  if (hidden.length + failed.length === 0) return null
  const what = formatList([
    ...(hidden.length > 0 ? [t('gallery.hiddenArrivals.newPictures', { count: hidden.length })] : []),
    ...(failed.length > 0 ? [t('gallery.hiddenArrivals.failedRequests', { count: failed.length })] : [])
  ])
  return (
    <div className={classes.folded} role="status">
      <IconEyeOff size={16} stroke={1.5} aria-hidden />
      <span>{t('gallery.hiddenArrivals.hiddenBy', { by: hiddenBy(query), what })}</span>
      <ActionTextButton action={showArrivals} size="compact-sm" />
      <IconButton
        label={t('gallery.hiddenArrivals.dismiss')}
        icon={<IconX size={14} stroke={1.5} />}
        size={22}
        ms="auto"
        onClick={arrivalsSeen}
      />
    </div>
  )
}
