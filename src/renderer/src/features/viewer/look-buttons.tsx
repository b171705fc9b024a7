import { Button } from '@mantine/core'
import { IconColumns2, IconPlayerPlay } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { commands } from '../../api/commands.ts'
import { usePictures } from '../../api/pictures-store.ts'
import { mostPanes } from './compare/panes.ts'

/** Ways to look at several pictures: held against each other, and one after another. */
export function LookButtons({ ids }: { ids: readonly string[] }): ReactNode {
  const inOrder = (): string[] => {
    const { index } = usePictures.getState()
    return ids.toSorted((a, b) => index.indexOf(a) - index.indexOf(b))
  }
  return (
    <>
      {ids.length <= mostPanes ? (
        <Button size="xs" leftSection={<IconColumns2 size={16} stroke={1.5} />} onClick={() => commands.run('comparePictures', { ids: inOrder() })}>
          Compare
        </Button>
      ) : null}
      <Button size="xs" leftSection={<IconPlayerPlay size={16} stroke={1.5} />} onClick={() => commands.run('startSlideshow', { ids: inOrder(), from: null })}>
        Slideshow
      </Button>
    </>
  )
}
