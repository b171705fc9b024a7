import { IconEyeOff, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { plural } from '../../../../shared/words/count.ts'
import { hidingWords, useArrivals } from '../../data/arrivals-store.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './gallery.module.css'
import { showArrivals } from './show-arrivals.ts'

/** Says what has come that the list leaves out, counting up, until it is shown or put aside. */
export function HiddenArrivals(): ReactNode {
  const { hidden, failed, arrivalsSeen } = useArrivals()
  const query = usePictures((state) => state.query)
  const count = hidden.length + failed.length
  if (count === 0) return null
  const what = [
    ...(hidden.length > 0 ? [plural(hidden.length, t('gallery.hiddenArrivals.newPicture'))] : []),
    ...(failed.length > 0 ? [plural(failed.length, t('gallery.hiddenArrivals.failedRequest'))] : [])
  ].join(' and ')
  const by = hidingWords(query)
  return (
    <div className={classes.folded} role="status">
      <IconEyeOff size={16} stroke={1.5} aria-hidden />
      <span>
        {what} {count === 1 ? 'is' : 'are'}{' '}
        {by === null ? t('gallery.hiddenArrivals.inGallery') : t('gallery.hiddenArrivals.hiddenBy', { by })}.
      </span>
      <ActionTextButton action={showArrivals} size="compact-sm" />
      <IconButton
        label={t('gallery.hiddenArrivals.dismiss')}
        icon={<IconX size={14} stroke={1.5} />}
        size={22}
        ml="auto"
        onClick={arrivalsSeen}
      />
    </div>
  )
}
