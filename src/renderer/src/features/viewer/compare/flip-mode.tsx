import { Button } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import classes from './compare.module.css'
import { compareNow, useCompare } from './compare-store.ts'
import { commonSize } from './measure-difference.ts'
import { PanePicture } from './pane-picture.tsx'
import { Surface } from './surface.tsx'
import type { Pane } from './use-panes.ts'

/** Milliseconds for which each picture is shown while flipping automatically. */
const blinkEvery = 700

/** One picture after another in the same place: differences become obvious. */
export function FlipMode({ panes }: { panes: readonly Pane[] }): ReactNode {
  const flipped = useCompare((state) => Math.min(state.flipped, panes.length - 1))
  const view = useCompare((state) => state.views[0]!)
  const still = useReducedMotion()
  const [asked, setBlinking] = useState(false)
  const blinking = asked && !still
  const { viewChanged, flippedTo } = compareNow()
  useEffect(() => {
    if (!blinking) return
    const timer = setInterval(() => compareNow().flippedTo(compareNow().flipped + 1), blinkEvery)
    return () => clearInterval(timer)
  }, [blinking])
  const size = panes.map((pane) => pane.size).reduce(commonSize)
  const shown = panes[flipped]!
  return (
    <>
      <Surface size={size} view={view} onView={(next) => viewChanged(next, null)}>
        {(at) => (
          <>
            {/* All of them stay rendered, so that flipping is immediate. */}
            {panes.map((pane) => (
              <PanePicture
                key={pane.letter}
                pane={pane}
                at={at}
                style={{ visibility: pane === shown ? 'visible' : 'hidden' }}
              />
            ))}
            <span className={classes.corner} role="status">
              {shown.letter}
            </span>
          </>
        )}
      </Surface>
      <div className={classes.words}>
        <Button size="xs" onClick={() => flippedTo(flipped + 1)}>
          {t('viewer.flipMode.flipTo', { letter: panes[(flipped + 1) % panes.length]!.letter })}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          disabled={still}
          leftSection={
            blinking ? <IconPlayerPause size={16} stroke={1.5} /> : <IconPlayerPlay size={16} stroke={1.5} />
          }
          onClick={() => setBlinking(!asked)}
        >
          {blinking ? t('viewer.flipMode.stopFlipping') : t('viewer.flipMode.flipByItself')}
        </Button>
        <span>{still ? t('viewer.flipMode.reducedMotion') : t('viewer.flipMode.hint')}</span>
      </div>
    </>
  )
}
