import {
  IconArrowsExchange,
  IconChevronLeft,
  IconChevronRight,
  IconHeart,
  IconMaximize,
  IconX
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { commands } from '../../../actions/commands.ts'
import { ratePictures, toggleFavourite } from '../../../actions/mark-pictures.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { FillingIcon } from '../../../ui/filling-icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Stars } from '../../../ui/stars.tsx'
import classes from './compare.module.css'
import { compareNow, useCompare } from './compare-store.ts'
import { letterOf, nextInList } from './panes.ts'
import type { Pane } from './use-panes.ts'

const icon = { size: 16, stroke: 1.5 }

/** Puts the next or the previous picture of the list into a pane, past those that stand in others. */
export function stepPane(place: number, by: 1 | -1): void {
  const state = compareNow()
  const { index } = usePictures.getState()
  const id = state.ids[place]
  const next = id === undefined ? undefined : nextInList(state, index.ids, index.indexOf(id), by)
  if (next !== undefined) state.paneReplaced(place, next)
}

function useStep(pane: Pane, by: 1 | -1): boolean {
  const ids = useCompare((state) => state.ids)
  const index = usePictures((state) => state.index)
  usePictures((state) => state.version)
  return nextInList({ ids, active: 0, against: 1 }, index.ids, index.indexOf(pane.id), by) !== undefined
}

/** A pane's line: which picture it is, and what can be done with it. */
export function PaneHead({ pane, count }: { pane: Pane; count: number }): ReactNode {
  const { id, letter, place, picture } = pane
  const favourite = picture?.favourite === true
  const other = place + 1 < count ? place + 1 : 0
  const [newer, older] = [useStep(pane, -1), useStep(pane, 1)]
  const { panesSwapped, paneRemoved } = compareNow()
  return (
    <div className={classes.headLine}>
      <span className={classes.letter}>{letter}</span>
      <span className={classes.caption} title={picture?.parameters?.prompt}>
        {picture === null ? '' : picture.parameters?.prompt || `${picture.width} × ${picture.height}`}
      </span>
      <span className={classes.stars}>
        <Stars
          value={picture?.rating ?? 0}
          label={`Rating of ${letter}`}
          onRate={(rating) => ratePictures([id], rating)}
        />
      </span>
      <IconButton
        size={24}
        label={favourite ? `${letter} is no favourite any more` : `Make ${letter} a favourite`}
        icon={<FillingIcon of={IconHeart} filled={favourite} size={16} />}
        color={favourite ? 'amber' : 'gray'}
        onClick={() => toggleFavourite([id])}
      />
      <IconButton
        size={24}
        label={`Newer picture in ${letter}`}
        icon={<IconChevronLeft {...icon} />}
        disabled={!newer}
        onClick={() => stepPane(place, -1)}
      />
      <IconButton
        size={24}
        label={`Older picture in ${letter}`}
        icon={<IconChevronRight {...icon} />}
        disabled={!older}
        onClick={() => stepPane(place, 1)}
      />
      <IconButton
        size={24}
        label={`Change places with ${letterOf(other)}`}
        icon={<IconArrowsExchange {...icon} />}
        onClick={() => panesSwapped(place, other)}
      />
      <IconButton
        size={24}
        label={`Open ${letter} in the viewer`}
        icon={<IconMaximize {...icon} />}
        onClick={() => commands.run('openPicture', { pictureId: id })}
      />
      <IconButton
        size={24}
        label={`Take ${letter} out of the comparison`}
        icon={<IconX {...icon} />}
        onClick={() => paneRemoved(place)}
      />
    </div>
  )
}
