import { Button, FocusTrap } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { useSlot } from '../../../actions/slot.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Drawn } from '../frames/drawn.tsx'
import type { Frame } from '../frames/frames.ts'
import { useStillness } from '../use-stillness.ts'
import classes from './slideshow.module.css'
import { closeShow } from './slideshow-actions.ts'
import { SlideshowControls } from './slideshow-controls.tsx'
import { slideshowNow, useSlideshow } from './slideshow-store.ts'
import { useSlide } from './use-slide.ts'

interface Props {
  /** It was closed. `pictureId`: where it was. */
  onClose: (pictureId: string | null) => void
}

/** One picture after another, full screen. Nothing if none is running. */
export function Slideshow({ onClose }: Props): ReactNode {
  const running = useSlideshow((state) => state.running)
  return running ? <Show onClose={onClose} /> : null
}

/** Full screen for as long as the slideshow runs; if the system ends that (by Escape), the slideshow ends. */
function useScreen(close: () => void): void {
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => {
    const had = document.fullscreenElement !== null
    // If refused, the slideshow has the window.
    if (!had) void document.documentElement.requestFullscreen().catch(() => undefined)
    let asked = false
    const changed = (): void => {
      if (document.fullscreenElement) asked = true
      else if (asked || had) latest.current()
    }
    document.addEventListener('fullscreenchange', changed)
    return () => {
      document.removeEventListener('fullscreenchange', changed)
      if (!had && document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
    }
  }, [])
}

/** The previous picture, under the current one until that has faded in. */
function useBefore(
  frame: Frame<HTMLImageElement> | null,
  fade: boolean
): { before: Frame<HTMLImageElement> | null; faded: () => void } {
  const [last, setLast] = useState(frame)
  const [before, setBefore] = useState<Frame<HTMLImageElement> | null>(null)
  if (last !== frame) {
    setLast(frame)
    setBefore(fade && last !== null && frame !== null && last.id !== frame.id ? last : null)
  }
  return { before: fade ? before : null, faded: () => setBefore(null) }
}

function Show({ onClose }: Props): ReactNode {
  const controls = useRef<HTMLDivElement>(null)
  const fade = !useReducedMotion()
  const frame = useSlide()
  const { before, faded } = useBefore(frame, fade)
  const playing = useSlideshow((state) => state.playing)
  const nothing = useSlideshow((state) => state.ids.length > 0 && state.unshown.size >= state.ids.length)
  const prompt = usePictures((state) => (frame === null ? undefined : state.records.get(frame.id)?.parameters?.prompt))
  const still = useStillness(playing, controls)
  const close = (): void => {
    const { ids, at, closed } = slideshowNow()
    closed()
    onClose(ids[at] ?? null)
  }
  useScreen(close)
  useSlot(closeShow, close)
  return (
    <FocusTrap active>
      <div
        className={classes.show}
        data-still={still || undefined}
        role="dialog"
        aria-modal="true"
        aria-label={t('viewer.slideshow.slideshow')}
        data-place="slideshow"
      >
        <button
          type="button"
          className={classes.canvas}
          aria-label={playing ? t('viewer.slideshow.pauseSlideshow') : t('viewer.slideshow.resume')}
          tabIndex={-1}
          onClick={() => slideshowNow().playingChanged(!playing)}
        >
          {[before, frame].map((each) =>
            each === null ? null : (
              <div
                key={each.id}
                className={classes.slide}
                data-fade={(before !== null && each === frame) || undefined}
                onAnimationEnd={faded}
              >
                <Drawn
                  frame={each}
                  className={classes.image}
                  alt={(each === frame ? prompt : '') || t('viewer.slideshow.pictureWithoutKnownPrompt')}
                />
              </div>
            )
          )}
        </button>
        {nothing ? (
          <div className={classes.nothing}>
            <EmptyState
              icon={<IconPhotoOff size={32} stroke={1.25} />}
              title={t('viewer.slideshow.noneOfThesePicturesCan')}
              actions={<Button onClick={close}>{t('viewer.slideshow.leaveSlideshow')}</Button>}
            >
              {t('viewer.slideshow.missing')}
            </EmptyState>
          </div>
        ) : null}
        <div ref={controls} className={classes.controls} data-autofocus tabIndex={-1}>
          <SlideshowControls />
        </div>
      </div>
    </FocusTrap>
  )
}
