import { Button, Group } from '@mantine/core'
import { IconPhoto, IconPlugConnectedX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { LibraryInfo } from '../../../../shared/contract.ts'
import { listsEverything } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import { openTrash } from '../../actions/trash.ts'
import { writePrompt } from '../../actions/write-prompt.ts'
import { api } from '../../data/client.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { attempt } from '../../data/report.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FoundCaption } from './found-caption.tsx'
import classes from './gallery.module.css'
import { jobsFor, jobsInGrid } from './gallery-items.ts'
import { Grid } from './grid.tsx'
import { HiddenArrivals } from './hidden-arrivals.tsx'
import { NothingFound } from './nothing-found.tsx'
import { EmptyTrash, TrashBar } from './trash-bar.tsx'

interface Props {
  /** Shown if there are no pictures at all. */
  welcome: ReactNode
  libraryState: LibraryInfo['state']
}

/** The library's pictures, or why there are none. */
export function Gallery({ welcome, libraryState }: Props): ReactNode {
  return (
    <div className={classes.gallery}>
      <HiddenArrivals />
      <div className={classes.content}>
        <Content welcome={welcome} libraryState={libraryState} />
      </div>
    </div>
  )
}

function Content({ welcome, libraryState }: Props): ReactNode {
  const state = usePictures((pictures) => pictures.state)
  const query = usePictures((pictures) => pictures.query)
  const filtered = query.scope === 'shown' && !listsEverything(query)
  const failure = usePictures((pictures) => pictures.failure)
  const empty = usePictures((pictures) => pictures.index.length === 0 && pictures.version >= 0)
  const quiet = useJobs((jobs) => jobsFor(query, jobsInGrid(jobs.byId, jobs.order)).length === 0)
  // What was on screen when the disk vanished stays; the banner says the rest.
  if (libraryState === 'unavailable' && empty) {
    return (
      <EmptyState icon={<IconPlugConnectedX size={32} stroke={1.25} />} title={t('gallery.notOpen')}>
        {t('gallery.notOpenHint')}
      </EmptyState>
    )
  }
  if (state === 'failed' && empty) {
    return (
      <EmptyState
        failure
        title={failure?.message ?? t('gallery.notRead')}
        actions={<Button onClick={() => usePictures.getState().reload()}>{t('gallery.tryAgain')}</Button>}
      >
        {failure?.data.nextStep}
      </EmptyState>
    )
  }
  if (filtered && empty && quiet && state !== 'idle') return <NothingFound query={query} />
  if (query.scope === 'trash' && empty && state === 'complete') return <EmptyTrash />
  if (empty && state === 'complete' && quiet) return <NoPictures welcome={welcome} />
  return (
    <>
      {query.scope === 'trash' ? <TrashBar /> : null}
      <Grid />
      {query.search === '' ? null : <FoundCaption />}
    </>
  )
}

/** A library whose pictures are all in the trash is not a new one. */
function NoPictures({ welcome }: { welcome: ReactNode }): ReactNode {
  const [trashed, setTrashed] = useState<number | null>(null)
  useEffect(() => {
    let wanted = true
    attempt(
      api.library.info().then((library) => {
        if (wanted) setTrashed(library.trashed)
      })
    )
    return () => {
      wanted = false
    }
  }, [])
  if (trashed === null) return null
  if (trashed === 0) return welcome
  return (
    <EmptyState
      icon={<IconPhoto size={32} stroke={1.25} />}
      title={t('gallery.noPictures')}
      actions={
        <Group gap={8}>
          <ActionTextButton action={openTrash} />
          <ActionTextButton action={writePrompt} />
        </Group>
      }
    >
      {t('gallery.allTrashed', { count: trashed })}
    </EmptyState>
  )
}
