import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { formatCount } from '../../../../../shared/words/count.ts'
import { FoundText } from '../found-text.tsx'
import classes from './marks.module.css'

interface Props {
  name: string
  /** Only some of the selected pictures have it. */
  some: boolean
  count?: number | undefined
  what: 'tag' | 'collection'
  disabled?: boolean
  onPress: () => void
  onRemove: () => void
  /** Adds it to those that lack it. */
  onComplete?: (() => void) | undefined
}

/** A tag or collection of a picture: clicking it lists everything with it, its cross removes it. */
export function MarkChip({
  name,
  some,
  count,
  what,
  disabled = false,
  onPress,
  onRemove,
  onComplete
}: Props): ReactNode {
  const show =
    what === 'tag' ? t('viewer.markChip.showPicturesTagged', { name }) : t('viewer.markChip.showCollection', { name })
  return (
    <span className={classes.chip} data-some={some || undefined}>
      <button
        type="button"
        className={classes.chipName}
        title={some ? t('viewer.markChip.someOfThem', { name }) : name}
        aria-label={some ? t('viewer.markChip.some', { show }) : show}
        onClick={onPress}
      >
        {what === 'tag' ? <FoundText text={name} /> : name}
        {count === undefined ? null : <span className={classes.chipCount}>{formatCount(count)}</span>}
      </button>
      {onComplete && !disabled ? (
        <button
          type="button"
          className={classes.chipButton}
          title={t('viewer.markChip.addToAllHint')}
          aria-label={t('viewer.markChip.addToAllOfThem', { name })}
          onClick={onComplete}
        >
          <IconPlus size={13} stroke={1.75} aria-hidden />
        </button>
      ) : null}
      {disabled ? null : (
        <button
          type="button"
          className={classes.chipButton}
          title={t('viewer.markChip.remove')}
          aria-label={t('viewer.markChip.removeNamed', { name })}
          onClick={onRemove}
        >
          <IconX size={13} stroke={1.75} aria-hidden />
        </button>
      )}
    </span>
  )
}
