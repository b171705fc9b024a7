import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { contextOf } from '../../../actions/action.ts'
import { ratePictures } from '../../../actions/mark-pictures.ts'
import { favourite, openPicture } from '../../../actions/pictures.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { Stars } from '../../../ui/stars.tsx'
import classes from './compare.module.css'
import { newerInPane, olderInPane, swapPanes, takeOut } from './compare-actions.ts'
import type { Pane } from './use-panes.ts'

/** A pane's header: which picture it is, and what can be done with it. */
export function PaneHead({ pane }: { pane: Pane }): ReactNode {
  const { id, letter, place, picture } = pane
  const about = { context: { ...contextOf('compare', [id], false), pane: place }, size: 24 } as const
  return (
    <div className={classes.headLine}>
      <span className={classes.letter}>{letter}</span>
      <span className={classes.caption} title={picture?.parameters?.prompt}>
        {picture === null ? '' : picture.parameters?.prompt || `${picture.width} × ${picture.height}`}
      </span>
      <span className={classes.stars}>
        <Stars
          value={picture?.rating ?? 0}
          label={t('viewer.paneHead.ratingOf', { letter })}
          onRate={(rating) => ratePictures([id], rating)}
        />
      </span>
      <ActionButton {...about} action={favourite} of={letter} />
      <ActionButton {...about} action={newerInPane} />
      <ActionButton {...about} action={olderInPane} />
      <ActionButton {...about} action={swapPanes} />
      <ActionButton {...about} action={openPicture} of={letter} />
      <ActionButton {...about} action={takeOut} />
    </div>
  )
}
