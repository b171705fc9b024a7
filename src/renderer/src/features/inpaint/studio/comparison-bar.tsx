import type { ReactNode } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { ActionChip } from '../../../ui/action-chip.tsx'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { ChipRow } from '../../../ui/chip.tsx'
import { accept, leaveResult, resultChips } from './result-actions.ts'
import classes from './results.module.css'
import { reportWords } from './studio-words.ts'

/** Said where the original or its mask was gone when the service had answered. */
const unstitched = [t('inpaint.comparisonBar.thisAnswerCouldNotBe')]

/**
 * In place of the painter's bar while a result is held against the picture: what becomes of it, and what the service
 * did.
 */
export function ComparisonBar({ result }: { result: Picture }): ReactNode {
  const words = result.inpaint
    ? result.inpaintReport
      ? reportWords(result.inpaintReport, result.inpaint)
      : unstitched
    : []
  return (
    <div className={classes.bar}>
      <div className={classes.barRow}>
        <ChipRow label={t('inpaint.comparisonBar.actionsOnResult')}>
          <ActionTextButton action={accept} size="xs" variant="filled" className={classes.accept} />
          {resultChips.map((action) => (
            <ActionChip key={action.id} action={action} />
          ))}
        </ChipRow>
        <ActionButton action={leaveResult} side="top" size={28} />
      </div>
      <p className={classes.words} data-selectable>
        {words.join(' ')} <span className={classes.hint}>{t('inpaint.comparisonBar.leftAndRightFlipThrough')}</span>
      </p>
    </div>
  )
}
