import { Box, getDefaultZIndex } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { PathQuestion } from '../../../shared/contract/common.ts'
import { t } from '../../../shared/messages/t.ts'
import { api } from '../data/client.ts'
import { attempt } from '../data/report.ts'
import { Dialog } from '../ui/dialog.tsx'
import { NameForm } from '../ui/name-form.tsx'

const labels: Record<PathQuestion['what'], string> = {
  folder: t('app.pathQuestion.folder'),
  picture: t('app.pathQuestion.file'),
  newFile: t('app.pathQuestion.newFile')
}

/** Asks for a path if the system shows no dialog. Mounted once. */
export function PathQuestionDialog(): ReactNode {
  const [asked, setAsked] = useState<PathQuestion | null>(null)
  const [opened, setOpened] = useState(false)
  useEffect(
    () =>
      api.on('pathWanted', (question) => {
        setAsked(question)
        setOpened(true)
      }),
    []
  )
  if (asked === null) return null
  const { id, what, title, start } = asked
  const close = (): void => {
    setOpened(false)
    // After an answer this has no effect: no question is open.
    attempt(api.app.pathTyped({ id, path: null }))
  }
  return (
    <Dialog opened={opened} onClose={close} title={title} zIndex={getDefaultZIndex('modal') + 2}>
      <Box mb="md">{t('app.pathQuestion.noDialog')}</Box>
      <NameForm
        key={id}
        label={labels[what]}
        value={start}
        maxLength={4096}
        action={t('app.pathQuestion.choose')}
        problemOf={() => null}
        onName={(path) => api.app.pathTyped({ id, path })}
        onClose={close}
      />
    </Dialog>
  )
}
