import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { longestNote } from '../../../../../shared/domain/picture-change.ts'
import type { PictureSummary } from '../../../../../shared/domain/picture-summary.ts'
import { plural } from '../../../../../shared/words/count.ts'
import { changePictures } from '../../../actions/changes.ts'
import { leaveText } from '../../../actions/leave-text.ts'
import { Section } from '../../../ui/section.tsx'
import { noteOfManyTyped, useNotes } from '../marks/note-keeper.ts'
import classes from './several.module.css'

function now(summary: PictureSummary | null): string {
  if (summary === null || summary.noted === 0) return 'none yet'
  if (summary.notes !== null) return 'all the same'
  return `on ${plural(summary.noted, 'picture')}`
}

/** Notes for many: a paragraph more for each, or the same for all. */
export function NotesOfMany({ ids, summary }: { ids: readonly string[]; summary: PictureSummary | null }): ReactNode {
  const id = useId()
  const text = useNotes((state) => state.ofMany)
  const [busy, setBusy] = useState(false)
  const write = async (change: { notes: string } | { addNotes: string }, said: string): Promise<void> => {
    setBusy(true)
    const done = await changePictures(ids, change, said)
    setBusy(false)
    // What could not be stored stays in the box.
    if (done) noteOfManyTyped('')
  }
  const empty = text.trim() === ''
  return (
    <Section label="Notes" htmlFor={id} side={now(summary)}>
      <Textarea
        id={id}
        placeholder={summary?.notes ? summary.notes : 'Write for all of them'}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={longestNote}
        value={text}
        onChange={(event) => noteOfManyTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          leaveText()
        }}
      />
      <div className={classes.noteButtons}>
        <Button
          size="xs"
          disabled={empty}
          loading={busy}
          onClick={() => void write({ addNotes: text.trim() }, 'with a paragraph more in their notes')}
        >
          Add to each
        </Button>
        <Button
          size="xs"
          disabled={empty}
          loading={busy}
          onClick={() => void write({ notes: text.trim() }, 'with new notes')}
        >
          Replace
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          disabled={summary === null || summary.noted === 0}
          onClick={() => void write({ notes: '' }, 'without notes now')}
        >
          Clear
        </Button>
      </div>
    </Section>
  )
}
