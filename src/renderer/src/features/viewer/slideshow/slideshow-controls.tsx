import {
  IconArrowsShuffle,
  IconMinus,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
  IconPlus,
  IconRepeat,
  IconX
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatCount } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useViewerSetting } from '../viewer-settings.ts'
import classes from './slideshow.module.css'
import { slideshowNow, useSlideshow } from './slideshow-store.ts'
import { changeInterval, toggleLoop } from './use-slideshow-keys.ts'

const icon = { size: 18, stroke: 1.5 }

/** The slideshow's buttons; they go away with a resting mouse. */
export function SlideshowControls({ onClose }: { onClose: () => void }): ReactNode {
  const at = useSlideshow((state) => state.at)
  const count = useSlideshow((state) => state.ids.length)
  const playing = useSlideshow((state) => state.playing)
  const ended = useSlideshow((state) => state.ended)
  const seconds = useViewerSetting('slideSeconds')
  const order = useViewerSetting('slideOrder')
  const loop = useViewerSetting('slideLoop')
  const { stepped, playingChanged, orderChanged } = slideshowNow()
  const shuffled = order === 'shuffled'
  return (
    <div className={classes.bar} role="toolbar" aria-label="Slideshow">
      <IconButton side="top" label="Previous" shortcut="Left" icon={<IconPlayerTrackPrev {...icon} />} onClick={() => stepped(-1)} />
      <IconButton
        side="top"
        label={playing ? 'Pause' : ended ? 'Once more' : 'Go on'}
        shortcut="Space"
        icon={playing ? <IconPlayerPause {...icon} /> : <IconPlayerPlay {...icon} />}
        onClick={() => playingChanged(!playing)}
      />
      <IconButton side="top" label="Next" shortcut="Right" icon={<IconPlayerTrackNext {...icon} />} onClick={() => stepped(1)} />
      <span className={classes.position} role="status">
        {formatCount(at + 1)} of {formatCount(count)}
        {ended ? ', the last one' : ''}
      </span>
      <span className={classes.rule} />
      <IconButton side="top" label="Show each shorter" shortcut="Down" icon={<IconMinus {...icon} />} onClick={() => changeInterval(-1)} />
      <span className={classes.seconds}>{seconds} s</span>
      <IconButton side="top" label="Show each longer" shortcut="Up" icon={<IconPlus {...icon} />} onClick={() => changeInterval(1)} />
      <span className={classes.rule} />
      <IconButton
        side="top"
        label={shuffled ? 'In the order of the list' : 'In random order'}
        shortcut="R"
        aria-pressed={shuffled}
        color={shuffled ? 'amber' : 'gray'}
        icon={<IconArrowsShuffle {...icon} />}
        onClick={orderChanged}
      />
      <IconButton
        side="top"
        label={loop ? 'End after the last one' : 'Begin anew after the last one'}
        shortcut="L"
        aria-pressed={loop}
        color={loop ? 'amber' : 'gray'}
        icon={<IconRepeat {...icon} />}
        onClick={toggleLoop}
      />
      <span className={classes.rule} />
      <IconButton side="top" label="Leave the slideshow" shortcut="Esc" icon={<IconX {...icon} />} onClick={onClose} />
    </div>
  )
}
