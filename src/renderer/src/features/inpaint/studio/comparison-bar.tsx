import { Menu } from '@mantine/core'
import { IconChevronUp } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { isInOverlay, overlayIsThere } from '../../../actions/key-owner.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { ActionItem } from '../../../ui/action-item.tsx'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { Chip, ChipRow } from '../../../ui/chip.tsx'
import { accept, discard, leaveResult, moreOnResult } from './result-actions.ts'
import classes from './results.module.css'
import { reportWords } from './studio-words.ts'

/** Shown if the original or its mask was gone when the service had answered. */
const unstitched = [t('inpaint.comparisonBar.unstitched')]

/** Enter would repeat the last press, or nothing is focused. */
function pressesNext(focused: Element | null): boolean {
  if (focused === null || focused === document.body) return true
  return focused.matches('[data-send], button:not(:focus-visible)')
}

/**
 * Replaces the painter's bar while a result is being compared with the picture: what to do with it, and what the
 * service did.
 */
export function ComparisonBar({ result }: { result: Picture }): ReactNode {
  const acceptButton = useRef<HTMLButtonElement>(null)
  // Enter now means Accept, not the button that sent the request or the tile that was clicked. Once for each result; if
  // it arrived under a dialog or menu, when the focus returns from there.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => {
    const accepts = (): void => {
      if (pressesNext(document.activeElement)) acceptButton.current?.focus({ preventScroll: true })
    }
    if (!overlayIsThere()) return accepts()
    const came = ({ target }: FocusEvent): void => {
      if (target instanceof Element && isInOverlay(target)) return
      document.removeEventListener('focusin', came)
      accepts()
    }
    document.addEventListener('focusin', came)
    return () => document.removeEventListener('focusin', came)
  }, [result.id])
  const words = result.inpaint
    ? result.inpaintReport
      ? reportWords(result.inpaintReport, result.inpaint)
      : unstitched
    : []
  return (
    <div className={classes.bar}>
      <div className={classes.barRow}>
        <ChipRow label={t('inpaint.comparisonBar.actions')}>
          <ActionTextButton
            action={accept}
            size="xs"
            variant="filled"
            className={classes.accept}
            withKey
            buttonRef={acceptButton}
          />
          <ActionTextButton action={discard} size="xs" className={classes.accept} withKey />
          <Menu position="top-start">
            <Menu.Target>
              <Chip aria-haspopup="menu">
                {t('inpaint.comparisonBar.more')} <IconChevronUp size={14} stroke={1.5} aria-hidden />
              </Chip>
            </Menu.Target>
            <Menu.Dropdown>
              {moreOnResult.map((action) => (
                <ActionItem key={action.id} action={action} />
              ))}
            </Menu.Dropdown>
          </Menu>
        </ChipRow>
        <ActionButton action={leaveResult} side="top" size={28} />
      </div>
      <p className={classes.words} data-selectable>
        {words.join(' ')} <span className={classes.hint}>{t('inpaint.comparisonBar.hint')}</span>
      </p>
    </div>
  )
}
