import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { BarRule } from '../../../ui/bar-rule.tsx'
import { useViewerSetting } from '../viewer-settings.ts'
import classes from './slideshow.module.css'
import {
  leaveSlideshow,
  longer,
  loop,
  nextSlide,
  playOrPause,
  previousSlide,
  shorter,
  shuffle
} from './slideshow-actions.ts'
import { useSlideshow } from './slideshow-store.ts'

/** The slideshow's buttons; hidden while the mouse rests. */
export function SlideshowControls(): ReactNode {
  const at = useSlideshow((state) => state.at)
  const count = useSlideshow((state) => state.ids.length)
  const ended = useSlideshow((state) => state.ended)
  const seconds = useViewerSetting('slideSeconds')
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('viewer.slideshowControls.slideshow')}>
      <ActionButton side="top" action={previousSlide} />
      <ActionButton side="top" action={playOrPause} />
      <ActionButton side="top" action={nextSlide} />
      <span className={classes.position} role="status">
        {ended
          ? t('viewer.slideshowControls.last', { at: at + 1, count })
          : t('viewer.slideshowControls.position', { at: at + 1, count })}
      </span>
      <BarRule />
      <ActionButton side="top" action={shorter} />
      <span className={classes.seconds}>{seconds} s</span>
      <ActionButton side="top" action={longer} />
      <BarRule />
      <ActionButton side="top" action={shuffle} />
      <ActionButton side="top" action={loop} />
      <BarRule />
      <ActionButton side="top" action={leaveSlideshow} />
    </div>
  )
}
