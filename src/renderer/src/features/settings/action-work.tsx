import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Action } from '../../actions/action.ts'
import { contextFor } from '../../actions/registry.ts'
import { useFace } from '../../actions/use-face.ts'
import type { Work } from './use-work.ts'

interface Props {
  action: Action
  /** Shows that it is at work; what goes wrong is told beside it. */
  work: Work
  disabled?: boolean
  title?: string
}

/** An action as a button of the settings. Why it cannot be done stands in its row. */
export function ActionWork({ action, work, disabled = false, title }: Props): ReactNode {
  const { label, not } = useFace(action)
  return (
    <Button
      loading={work.busy}
      disabled={disabled || not !== null}
      title={title}
      onClick={() => void work.run(async () => await action.run(contextFor(action)))}
    >
      {label}
    </Button>
  )
}
