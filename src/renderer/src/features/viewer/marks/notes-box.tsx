import { Textarea } from '@mantine/core'
import { type ReactNode, useEffect, useId } from 'react'
import { longestNote } from '../../../../../shared/domain/picture-change.ts'
import { excerpt } from '../../../../../shared/domain/search-hits.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { leaveText } from '../../../actions/leave-text.ts'
import { HighlightedText } from '../../../ui/highlighted-text.tsx'
import { Section } from '../../../ui/section.tsx'
import { useHits } from '../found-text.tsx'
import classes from './marks.module.css'
import { noteTyped, saveNote, useNotes } from './note-keeper.ts'

interface Props {
  pictureId: string
  /** As they are stored. */
  notes: string
  disabled?: boolean
}

/** Characters shown around a search hit in the notes: the field itself cannot mark it. */
const foundShown = 80

/**
 * Notes on one picture, saved automatically. Mounted separately for each picture, so that text undo is separate too.
 */
export function NotesBox({ pictureId, notes, disabled = false }: Props): ReactNode {
  const id = useId()
  const unsaved = useNotes((state) => state.unsaved.get(pictureId))
  const text = unsaved ?? notes
  useEffect(() => () => void saveNote(pictureId), [pictureId])
  const found = useHits(text)
  const part = excerpt(text, found, foundShown)
  const left = longestNote - text.length
  return (
    <Section
      label={t('viewer.notesBox.notes')}
      htmlFor={id}
      side={
        <span className={classes.saved}>
          {left < 1000
            ? t('viewer.notesBox.charactersLeft', { left })
            : unsaved === undefined
              ? null
              : t('viewer.notesBox.unsaved')}
        </span>
      }
    >
      <Textarea
        id={id}
        className={classes.notes}
        placeholder={t('viewer.notesBox.placeholder')}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={longestNote}
        value={text}
        disabled={disabled}
        onChange={(event) => noteTyped(pictureId, event.currentTarget.value)}
        onBlur={() => void saveNote(pictureId)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          leaveText()
        }}
      />
      {found.length === 0 ? null : (
        <p className={classes.found} data-selectable>
          {t('viewer.notesBox.found')} <HighlightedText text={part.text} highlights={part.hits} />
        </p>
      )}
    </Section>
  )
}
