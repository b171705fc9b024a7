import { Box, Button, Group, getDefaultZIndex } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Asked, useQuestions } from '../actions/ask.ts'
import { Dialog } from '../ui/dialog.tsx'

/** The current question, over everything. Mounted once. */
export function QuestionDialog(): ReactNode {
  const first = useQuestions(({ asked }) => asked[0] ?? null)
  // It stays while it fades out; the next one is shown after that, so that no double click answers it.
  const [shown, setShown] = useState<Asked | null>(null)
  if (first !== null && shown === null) setShown(first)
  const answer = (yes: boolean): void => shown?.answer(yes)
  return (
    <Dialog
      opened={shown !== null && shown === first}
      onClose={() => answer(false)}
      onExitTransitionEnd={() => setShown(null)}
      title={shown?.title}
      zIndex={getDefaultZIndex('modal') + 1}
    >
      <Box mb="md">{shown?.text}</Box>
      <Group justify="flex-end">
        {/* The safe answer has the focus: an accidental Enter loses nothing. */}
        <Button data-autofocus onClick={() => answer(false)}>
          {shown?.no}
        </Button>
        {shown?.yes === undefined ? null : (
          <Button {...(shown.danger ? { color: 'red', variant: 'filled' } : {})} onClick={() => answer(true)}>
            {shown.yes}
          </Button>
        )}
      </Group>
    </Dialog>
  )
}
