import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Action, Context } from '../../actions/action.ts'
import { comparePictures, slideshow } from '../../actions/pictures.ts'
import { runAction } from '../../actions/registry.ts'
import { useFace } from '../../actions/use-face.ts'

/** Ways to look at several pictures: held against each other, and one after another. */
export function LookButtons({ context }: { context: Context }): ReactNode {
  return (
    <>
      <Look action={comparePictures} context={context} />
      <Look action={slideshow} context={context} />
    </>
  )
}

function Look({ action, context }: { action: Action; context: Context }): ReactNode {
  const { label, icon: Picture, not } = useFace(action, context)
  return not === null ? (
    <Button
      size="xs"
      leftSection={Picture ? <Picture size={16} stroke={1.5} /> : null}
      onClick={() => runAction(action, context)}
    >
      {label}
    </Button>
  ) : null
}
