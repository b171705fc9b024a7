import { IconPhotoOff } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { Drawn, isHeavy } from '../frames/drawn.tsx'
import { thumbnailBehind } from '../thumbnail-behind.ts'
import classes from './compare.module.css'
import type { Placed } from './shared-view.ts'
import type { Pane } from './use-panes.ts'

interface Props {
  pane: Pane
  at: Placed
  style?: CSSProperties
}

/** A pane's picture in its position. */
export function PanePicture({ pane, at, style }: Props): ReactNode {
  const { frame, picture, letter, gone } = pane
  return (
    <>
      <div
        className={classes.picture}
        style={{
          left: at.left,
          top: at.top,
          width: at.width,
          height: at.height,
          ...(frame && isHeavy(frame) ? thumbnailBehind(frame.id) : {}),
          ...style
        }}
      >
        {frame ? (
          <Drawn
            frame={frame}
            className={classes.image}
            magnified={at.width >= 3 * frame.width}
            alt={`${letter}: ${picture?.parameters?.prompt || t('viewer.panePicture.pictureWithoutKnownPrompt')}`}
          />
        ) : null}
      </div>
      {gone ? (
        <p className={classes.gone} role="status">
          <IconPhotoOff size={16} stroke={1.5} aria-hidden />
          {t('viewer.panePicture.missing', { letter })}
        </p>
      ) : null}
    </>
  )
}
