import { Button, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { commands } from '../../../actions/commands.ts'
import { offerUndo } from '../../../actions/undo-notice.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { Chip, ChipRow } from '../../../ui/chip.tsx'
import { leaveResult } from '../studio-actions.ts'
import { repaintAgain } from './repaint.ts'
import classes from './results.module.css'
import { bringBack, goOnWith } from './session.ts'
import { useStudio } from './studio-store.ts'
import { reportWords } from './studio-words.ts'

/** Puts a result aside and offers to undo it: it stays in the history. */
function discard(result: Picture): void {
  useStudio.getState().resultDiscarded(result.id)
  offerUndo(`discard-${result.id}`, 'Put aside here. It stays in the gallery.', () =>
    useStudio.getState().resultTakenBack(result.id)
  )
}

function Actions({ result }: { result: Picture }): ReactNode {
  const source = result.sourcePictureId
  return (
    <ChipRow label="Actions on the result">
      <Tooltip label="The result becomes the picture, with nothing painted on it">
        <Button
          size="xs"
          variant="filled"
          className={classes.accept}
          onClick={() => void goOnWith(result, { keepMask: false })}
        >
          Accept
        </Button>
      </Tooltip>
      <Chip
        tooltip="The result becomes the picture, and the mask stays"
        onClick={() => void goOnWith(result, { keepMask: true })}
      >
        Keep painting on it
      </Chip>
      <Chip tooltip="Puts it aside here; it stays in the gallery" onClick={() => discard(result)}>
        Discard
      </Chip>
      <Chip tooltip="The same mask, area and words once more" onClick={() => repaintAgain(result)}>
        Try a new seed
      </Chip>
      <Chip tooltip="Puts the mask and the settings that made it back" onClick={() => void bringBack(result)}>
        Use its mask and settings
      </Chip>
      <Chip onClick={() => commands.run('openPicture', { pictureId: result.id })}>Show in the viewer</Chip>
      {source === null ? null : (
        <Chip
          tooltip="Side by side, by slider and by what differs"
          onClick={() => commands.run('comparePictures', { ids: [source, result.id] })}
        >
          Compare closely
        </Chip>
      )}
    </ChipRow>
  )
}

/** Said where the original or its mask was gone when the service had answered. */
const unstitched = ['This answer could not be put into the picture, and is kept as it came.']

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
        <Actions result={result} />
        <ActionButton action={leaveResult} side="top" size={28} />
      </div>
      <p className={classes.words} data-selectable>
        {words.join(' ')} <span className={classes.hint}>Left and Right flip through the results.</span>
      </p>
    </div>
  )
}
