import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { longestNote } from '../../../../../shared/domain/picture-change.ts'
import type { PictureSummary } from '../../../../../shared/domain/picture-summary.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { changePictures } from '../../../actions/changes.ts'
import { leaveText } from '../../../actions/leave-text.ts'
import { Section } from '../../../ui/section.tsx'
import { noteOfManyTyped, useNotes } from '../marks/note-keeper.ts'
import classes from './several.module.css'

function now(summary: PictureSummary | null): string {
  if (summary === null || summary.noted === 0) return t('viewer.notesOfMany.noneYet')
  if (summary.notes !== null) return t('viewer.notesOfMany.allSame')
  return t('viewer.notesOfMany.on', { noted: summary.noted })
}

/** Notes for many: a paragraph appended to each, or the same for all. */
export function NotesOfMany({ ids, summary }: { ids: readonly string[]; summary: PictureSummary | null }): ReactNode {
  const id = useId()
  const text = useNotes((state) => state.ofMany)
  const [busy, setBusy] = useState(false)
  const write = async (
    change: { notes: string } | { addNotes: string },
    said: (count: number) => string
  ): Promise<void> => {
    setBusy(true)
    const done = await changePictures(ids, change, said)
    setBusy(false)
    // What could not be stored stays in the box.
    if (done) noteOfManyTyped('')
  }
  const empty = text.trim() === ''
  return (
    <Section label={t('viewer.notesOfMany.notes')} htmlFor={id} side={now(summary)}>
      <Textarea
        id={id}
        placeholder={summary?.notes ? summary.notes : t('viewer.notesOfMany.writeForAllOfThem')}
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
          onClick={() => void write({ addNotes: text.trim() }, (count) => t('viewer.notesOfMany.added', { count }))}
        >
          {t('viewer.notesOfMany.addToEach')}
        </Button>
        <Button
          size="xs"
          disabled={empty}
          loading={busy}
          onClick={() => void write({ notes: text.trim() }, (count) => t('viewer.notesOfMany.replaced', { count }))}
        >
          {t('viewer.notesOfMany.replace')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          disabled={summary === null || summary.noted === 0}
          onClick={() => void write({ notes: '' }, (count) => t('viewer.notesOfMany.cleared', { count }))}
        >
          {t('viewer.notesOfMany.clear')}
        </Button>
      </div>
    </Section>
  )
}
