import type { ReactNode } from 'react'
import type { Action, Context } from '../../actions/action.ts'
import { comparePictures, slideshow } from '../../actions/pictures.ts'
import { useFace } from '../../actions/use-face.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'

/** Ways to look at several pictures: held against each other, and one after another. */
export function LookButtons({ context }: { context: Context }): ReactNode {
  return (
    <>
      <Look action={comparePictures} context={context} />
      <Look action={slideshow} context={context} />
    </>
  )
}

/** Left out where it cannot be done: their number says why. */
function Look({ action, context }: { action: Action; context: Context }): ReactNode {
  const { not } = useFace(action, context)
  return not === null ? <ActionTextButton withIcon size="xs" action={action} context={context} /> : null
}
