import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { LibraryInfo } from '../../../../shared/contract.ts'
import { useAppInfo } from '../../api/app-store.ts'
import { api } from '../../api/client.ts'
import { formatBytes, plural } from '../../ui/format.ts'
import { Failure, Row, Section } from './parts.tsx'
import classes from './settings.module.css'
import { TrashRows } from './trash-rows.tsx'
import { useWork } from './use-work.ts'
import { WatchedFolders } from './watched-folders.tsx'

const states: Record<LibraryInfo['state'], string | null> = {
  ready: null,
  'read-only': 'The folder cannot be written. Pictures can be looked at, but new ones cannot be kept here.',
  unavailable: 'The folder is not there. Connect its drive, or choose another folder.'
}

/** Counts grow while pictures come in, and no event tells them: they are asked for while the page is looked at. */
function useFreshInfo(): void {
  useEffect(() => {
    let current = true
    const ask = (): void => {
      // The banners over the gallery speak up when the library is gone; a stale count is not worth a message.
      api.library
        .info()
        .then((info) => current && useAppInfo.getState().libraryLoaded(info))
        .catch(() => undefined)
    }
    ask()
    const stop = api.on('pictureAdded', ask)
    return () => {
      current = false
      stop()
    }
  }, [])
}

/** Where the pictures are, and in what state. */
export function LibrarySection(): ReactNode {
  const library = useAppInfo((state) => state.library)
  const choose = useWork()
  const reveal = useWork()
  useFreshInfo()
  const trouble = library ? states[library.state] : null
  const [left, setLeft] = useState<string | null>(null)
  const change = (): void =>
    void choose.run(async () => {
      const info = await api.library.choose()
      if (info === null) return
      setLeft(library?.folder ?? null)
      useAppInfo.getState().libraryLoaded(info)
    })
  return (
    <Section
      id="library"
      title="Library"
      lead="Every picture is kept here as it came, with a small file beside it that says what it was made from. It works without a network."
    >
      <div className={classes.panel}>
        {trouble ? (
          <p className={classes.warning} role="alert">
            <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
            {trouble}
          </p>
        ) : null}
        <Row
          label="Folder"
          help={
            <span className={classes.path} data-selectable>
              {library?.folder ?? '…'}
            </span>
          }
        >
          <div className={classes.buttons}>
            <Button loading={reveal.busy} disabled={library?.state === 'unavailable'} onClick={() => void reveal.run(() => api.library.reveal())}>
              Show in folder
            </Button>
            <Button loading={choose.busy} onClick={change}>
              Choose another…
            </Button>
          </div>
          {left !== null && left !== library?.folder ? (
            <p className={classes.help} role="status">
              The other library, with its pictures and its queue, stays in {left}.
            </p>
          ) : null}
          <Failure text={choose.failure ?? reveal.failure} />
        </Row>
        <Row label="Contents">
          <span className="tabular">{library ? `${plural(library.pictures, 'picture')}, ${formatBytes(library.bytes)}` : '…'}</span>
        </Row>
        <Row label="When it was last opened">
          {library && library.repairs.length > 0 ? (
            <ul className={classes.repairs}>
              {library.repairs.map((repair) => (
                <li key={repair}>{repair}</li>
              ))}
            </ul>
          ) : (
            <span>Nothing had to be repaired</span>
          )}
        </Row>
        <WatchedFolders />
        <TrashRows trashed={library?.trashed ?? 0} />
      </div>
    </Section>
  )
}
