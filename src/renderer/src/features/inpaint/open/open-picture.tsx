import { Button, FileButton, Kbd } from '@mantine/core'
import { IconLayoutGrid, IconPhotoPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { mediaUrl } from '../../../../../shared/domain/picture.ts'
import { listsEverything } from '../../../../../shared/domain/picture-query.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { commands } from '../../../actions/commands.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import classes from './open.module.css'
import { acceptedPictures } from './open-files.ts'
import { useOpenFiles } from './use-open-files.ts'

const newestShown = 6

const pasteKey = (): ReactNode => <Kbd>Ctrl+V</Kbd>

/** The studio without a picture: every way to open one. */
export function OpenPicture(): ReactNode {
  const { busy, failure, open } = useOpenFiles()
  return (
    <div className={classes.empty}>
      <EmptyState
        icon={<IconPhotoPlus size={36} stroke={1.25} />}
        title={t('inpaint.openPicture.title')}
        actions={
          <>
            <div className={classes.ways}>
              <FileButton
                accept={acceptedPictures}
                onChange={(file) => file && void open([file], 'chosen')}
                inputProps={{ 'aria-label': t('inpaint.openPicture.pictureToRepaint') }}
              >
                {(props) => (
                  <Button {...props} variant="filled" loading={busy}>
                    {t('inpaint.openPicture.chooseFile')}
                  </Button>
                )}
              </FileButton>
              <Button
                leftSection={<IconLayoutGrid size={16} stroke={1.5} />}
                onClick={() => commands.run('goTo', { view: 'gallery' })}
              >
                {t('inpaint.openPicture.fromGallery')}
              </Button>
            </div>
            {failure ? (
              <p className={classes.failure} role="alert">
                {failure.message} {failure.nextStep}
              </p>
            ) : null}
            <Newest />
          </>
        }
      >
        {t.rich('inpaint.openPicture.hint', { key: pasteKey })}
      </EmptyState>
    </div>
  )
}

/** The newest pictures of the library, one click away. */
function Newest(): ReactNode {
  const index = usePictures((state) => state.index)
  const partly = usePictures((state) => !listsEverything(state.query) || state.query.sort !== 'newest')
  usePictures((state) => state.version)
  const ids = index.ids.slice(0, newestShown)
  if (partly || ids.length === 0) return null
  return (
    <ul className={classes.newest} aria-label={t('inpaint.openPicture.newestPictures')}>
      {ids.map((id, at) => (
        <li key={id}>
          <button
            type="button"
            className={classes.recent}
            aria-label={t('inpaint.openPicture.repaintNewest', { position: at + 1 })}
            onClick={() => commands.run('openStudio', { pictureId: id })}
          >
            <img src={mediaUrl(id, 'thumbnail')} alt="" decoding="async" draggable={false} />
          </button>
        </li>
      ))}
    </ul>
  )
}
