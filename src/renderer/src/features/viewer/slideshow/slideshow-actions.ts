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
import { t } from '../../../../../shared/messages/t.ts'
import type { Action } from '../../../actions/action.ts'
import { createSlot } from '../../../actions/slot.ts'
import { backKey, onKey } from '../../../data/reading.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { changeViewer } from '../viewer-settings.ts'
import { slideshowNow } from './slideshow-store.ts'

/** Leaves the running slideshow. */
export const closeShow = createSlot<() => void>()

/** Steps of the interval, seconds. */
const intervals = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120]

/** Shows each picture longer or shorter. */
function changeInterval(by: 1 | -1): void {
  const { slideSeconds } = useSettings.getState().settings.viewer
  const next =
    by === 1
      ? intervals.find((seconds) => seconds > slideSeconds)
      : intervals.findLast((seconds) => seconds < slideSeconds)
  if (next !== undefined) changeViewer({ slideSeconds: next })
}

const isShuffled = (): boolean => useSettings.getState().settings.viewer.slideOrder === 'shuffled'
const loops = (): boolean => useSettings.getState().settings.viewer.slideLoop
const here = { where: ['slideshow'] } as const satisfies Partial<Action>

export const previousSlide: Action = {
  ...here,
  id: 'slideshow.previous',
  label: t('viewer.slideshowActions.previous'),
  icon: IconPlayerTrackPrev,
  keys: [backKey, 'Page Up'],
  repeats: true,
  sheet: t('viewer.slideshowActions.previousOrNext'),
  run: () => slideshowNow().stepped(-1)
}

export const nextSlide: Action = {
  ...here,
  id: 'slideshow.next',
  label: t('viewer.slideshowActions.next'),
  icon: IconPlayerTrackNext,
  keys: [onKey, 'Page Down'],
  repeats: true,
  sheet: t('viewer.slideshowActions.previousOrNext'),
  run: () => slideshowNow().stepped(1)
}

export const playOrPause: Action = {
  ...here,
  id: 'slideshow.play',
  label: () =>
    slideshowNow().playing
      ? t('viewer.slideshowActions.pause')
      : slideshowNow().ended
        ? t('viewer.slideshowActions.again')
        : t('viewer.slideshowActions.resume'),
  icon: IconPlayerPlay,
  iconPressed: IconPlayerPause,
  keys: ['Space'],
  pressed: () => slideshowNow().playing,
  sheet: t('viewer.slideshowActions.pauseOrResume'),
  run: () => slideshowNow().playingChanged(!slideshowNow().playing)
}

export const shorter: Action = {
  ...here,
  id: 'slideshow.shorter',
  label: t('viewer.slideshowActions.shorter'),
  icon: IconMinus,
  keys: ['Down'],
  repeats: true,
  sheet: t('viewer.slideshowActions.longerOrShorter'),
  run: () => changeInterval(-1)
}

export const longer: Action = {
  ...here,
  id: 'slideshow.longer',
  label: t('viewer.slideshowActions.longer'),
  icon: IconPlus,
  keys: ['Up'],
  repeats: true,
  sheet: t('viewer.slideshowActions.longerOrShorter'),
  run: () => changeInterval(1)
}

export const shuffle: Action = {
  ...here,
  id: 'slideshow.shuffle',
  label: t('viewer.slideshowActions.shuffle'),
  icon: IconArrowsShuffle,
  keys: ['R'],
  pressed: isShuffled,
  sheet: t('viewer.slideshowActions.shuffleOrListed'),
  run: () => slideshowNow().orderChanged()
}

export const loop: Action = {
  ...here,
  id: 'slideshow.loop',
  label: t('viewer.slideshowActions.repeat'),
  icon: IconRepeat,
  keys: ['L'],
  pressed: loops,
  sheet: t('viewer.slideshowActions.repeatOrEnd'),
  run: () => changeViewer({ slideLoop: !loops() })
}

export const leaveSlideshow: Action = {
  ...here,
  id: 'slideshow.close',
  label: t('viewer.slideshowActions.leaveSlideshow'),
  icon: IconX,
  keys: ['Esc'],
  run: () => closeShow.now()?.()
}

export const slideshowActions: readonly Action[] = [
  previousSlide,
  playOrPause,
  nextSlide,
  longer,
  shorter,
  shuffle,
  loop,
  leaveSlideshow
]
