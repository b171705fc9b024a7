import type { ButtonProps } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { emptyContext } from '../../actions/action.ts'
import { stopWaiting, tryNow } from '../../actions/jobs.ts'
import { useFace } from '../../actions/use-face.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'

interface Props extends Pick<ButtonProps, 'size' | 'variant'> {
  /** Places that are left alone; several if all of them are unreachable. */
  ids: readonly string[]
}

/** Buttons to try these places now, and to cancel what waits for them. */
export function PauseButtons({ ids, ...look }: Props): ReactNode {
  const key = ids.join('\n')
  const context = useMemo(() => ({ ...emptyContext('queue'), pauses: key.split('\n') }), [key])
  const { applies } = useFace(stopWaiting, context)
  return (
    <>
      <ActionTextButton {...look} action={tryNow} context={context} />
      {applies ? (
        <ActionTextButton {...look} variant="subtle" color="gray" action={stopWaiting} context={context} />
      ) : null}
    </>
  )
}
