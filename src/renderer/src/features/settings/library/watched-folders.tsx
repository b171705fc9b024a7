import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { WatchedFolder } from '../../../../../shared/domain/watched-folder.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { watchFolder } from '../../../actions/imports.ts'
import { api } from '../../../data/client.ts'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useWork } from '../../../ui/use-work.ts'
import { Failure, Row } from '../parts.tsx'
import classes from '../settings.module.css'
import own from './watched-folders.module.css'

const states: Record<WatchedFolder['state'], string> = {
  watching: t('settings.watchedFolders.watching'),
  missing: t('settings.watchedFolders.missing'),
  paused: t('settings.watchedFolders.paused')
}

/** "Watching. 12 pictures imported since the app started." */
function wordsOf({ state, imported, refused }: WatchedFolder): string {
  const came = imported > 0 ? t('settings.watchedFolders.imported', { imported }) : ''
  const not = refused > 0 ? t('settings.watchedFolders.refused', { refused }) : ''
  return [states[state], came, not].filter(Boolean).join(' ')
}

/** Folders whose new pictures are imported automatically. */
export function WatchedFolders(): ReactNode {
  const [folders, setFolders] = useState<WatchedFolder[] | null>(null)
  const work = useWork()
  useEffect(() => {
    let wanted = true
    const shown = (list: WatchedFolder[]): void => {
      if (wanted) setFolders(list)
    }
    // The list stays empty until it is loaded; adding one reports what is wrong.
    api.watch.list().then(shown, () => undefined)
    const stop = api.on('watchChanged', shown)
    return () => {
      wanted = false
      stop()
    }
  }, [])
  return (
    <Row label={t('settings.watchedFolders.watchedFolders')} help={t('settings.watchedFolders.help')}>
      {folders !== null && folders.length > 0 ? (
        <ul className={own.folders}>
          {folders.map((folder) => (
            <li key={folder.folder} className={own.folder} data-state={folder.state}>
              <div className={own.words}>
                <span className={classes.path} data-selectable>
                  {folder.folder}
                </span>
                <p className={classes.help}>{wordsOf(folder)}</p>
                {folder.problems.length > 0 ? (
                  <details className={own.problems}>
                    <summary>{t('settings.watchedFolders.problems')}</summary>
                    <ul>
                      {folder.problems.map((problem, at) => (
                        <li key={`${at} ${problem}`}>{problem}</li>
                      ))}
                    </ul>
                  </details>
                ) : null}
              </div>
              <IconButton
                label={t('settings.watchedFolders.stopWatching', { folder: folder.folder })}
                icon={<IconX size={16} stroke={1.5} />}
                onClick={() => void work.run(async () => setFolders(await api.watch.remove({ folder: folder.folder })))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <div className={classes.buttons}>
        <ActionTextButton withIcon action={watchFolder} work={work} />
      </div>
      <Failure text={work.failure} />
    </Row>
  )
}
