import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../../shared/words/bytes.ts'
import { formatList } from '../../../../../shared/words/list.ts'
import { openAnother } from '../../../actions/libraries.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { api } from '../../../data/client.ts'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { useWork } from '../../../ui/use-work.ts'
import { Failure, folderInText, Row } from '../parts.tsx'
import classes from '../settings.module.css'
import { moveLibrary, revealLibrary } from './library-care-actions.tsx'
import { RunningTask } from './running-task.tsx'

interface Props {
  /** Where the library was before it was moved in this session. */
  movedFrom: string | null
  onLeft: () => void
}

/**
 * The folder of the library that was open before this one; null if this is the first one viewed here, or the one that
 * was moved.
 */
function useLeftFolder(folder: string | null, movedFrom: string | null): string | null {
  const [seen, setSeen] = useState<{ folder: string | null; before: string | null }>({ folder, before: null })
  const [moved, setMoved] = useState(movedFrom)
  if (seen.folder !== folder) setSeen({ folder, before: seen.folder })
  // The old folder's role stays known after it was moved to the trash.
  if (movedFrom !== null && movedFrom !== moved) setMoved(movedFrom)
  return seen.before === moved ? null : seen.before
}

/** Where the library is, what is in it, and how to move it. */
export function PlacePart({ movedFrom, onLeft }: Props): ReactNode {
  const library = useAppInfo((state) => state.library)
  const choose = useWork()
  const reveal = useWork()
  const move = useWork()
  const left = useLeftFolder(library?.folder ?? null, movedFrom)
  const [stayed, setStayed] = useState<{ folder: string; others: string[] } | null>(null)
  const ready = library?.state === 'ready'
  return (
    <>
      <Row
        label={t('settings.placePart.folder')}
        help={
          <span className={classes.path} data-selectable>
            {library?.folder ?? '…'}
          </span>
        }
      >
        <div className={classes.buttons}>
          <ActionTextButton action={revealLibrary} work={reveal} />
          <ActionTextButton action={openAnother} work={choose} />
        </div>
        {left !== null ? (
          <p className={classes.help} role="status">
            {t('settings.placePart.otherStays', { folder: left })}
          </p>
        ) : null}
        <Failure text={choose.failure ?? reveal.failure} />
      </Row>
      <Row label={t('settings.placePart.contents')}>
        <span className="tabular">
          {library
            ? t('settings.placePart.contentsValue', { pictures: library.pictures, size: formatBytes(library.bytes) })
            : '…'}
        </span>
      </Row>
      <Row
        label={t('settings.placePart.move')}
        help={ready ? t('settings.placePart.moveHelp') : t('settings.placePart.notWritable')}
      >
        <RunningTask kind="move">
          <ActionTextButton action={moveLibrary} work={move} />
        </RunningTask>
        <Failure text={move.failure} />
      </Row>
      {movedFrom === null ? null : (
        <MovedFrom
          folder={movedFrom}
          onLeft={(others) => {
            setStayed(others.length === 0 ? null : { folder: movedFrom, others })
            onLeft()
          }}
        />
      )}
      {stayed === null ? null : (
        <Row label={t('settings.placePart.oldFolder')}>
          <p className={classes.help} role="status">
            {t.rich('settings.placePart.othersLeft', {
              paths: listOf(stayed.others),
              folder: stayed.folder,
              path: folderInText
            })}
          </p>
        </Row>
      )}
    </>
  )
}

/** "a, b, c and 4 more" */
function listOf(paths: readonly string[]): string {
  return paths.length > 3
    ? t('settings.placePart.pathsAndMore', { paths: paths.slice(0, 3).join(', '), count: paths.length - 3 })
    : formatList(paths)
}

function MovedFrom({ folder, onLeft }: { folder: string; onLeft: (others: string[]) => void }): ReactNode {
  const work = useWork()
  const leave = (trash: boolean): void =>
    void work.run(async () => {
      onLeft((await api.library.leaveMoved({ trash })).left)
    })
  return (
    <Row label={t('settings.placePart.oldFolder')} help={t('settings.placePart.movedFrom', { folder })}>
      <div className={classes.buttons}>
        <Button loading={work.busy} onClick={() => leave(true)}>
          {t('settings.placePart.moveItToTrash')}
        </Button>
        <Button variant="subtle" color="gray" disabled={work.busy} onClick={() => leave(false)}>
          {t('settings.placePart.keep')}
        </Button>
      </div>
      <Failure text={work.failure} />
    </Row>
  )
}
