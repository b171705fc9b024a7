import { IconFileDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { LibraryInfo } from '../../../../shared/contract.ts'
import { t } from '../../../../shared/messages/t.ts'
import { attempt } from '../../data/report.ts'
import { useFileDrag } from '../../ui/use-file-drag.ts'
import { importDropped } from './import-dropped.ts'
import classes from './importing.module.css'

interface Props {
  /** Files may be dropped: no other part of the window accepts them now. */
  takesDrops: boolean
  libraryState: LibraryInfo['state']
}

/**
 * Every way to import pictures: the dialogs, and a drop anywhere on the window, with its hint while files are over it.
 */
export function Importing({ takesDrops, libraryState }: Props): ReactNode {
  return takesDrops ? <Drop libraryState={libraryState} /> : null
}

const refusals: Record<LibraryInfo['state'], string | null> = {
  ready: null,
  'read-only': t('importing.libraryFolderCannotBeWritten'),
  unavailable: t('importing.noLibraryIsOpenSo')
}

function Drop({ libraryState }: { libraryState: LibraryInfo['state'] }): ReactNode {
  const [handing, setHanding] = useState(false)
  const refusal = refusals[libraryState]
  const over = useFileDrag((files) => {
    if (refusal !== null) return
    setHanding(true)
    attempt(importDropped(files).finally(() => setHanding(false)))
  })
  if (!over && !handing) return null
  return (
    <div className={classes.drop} data-refused={refusal !== null || undefined} data-handing={!over || undefined}>
      <div className={classes.note} role="status">
        <IconFileDownload size={32} stroke={1.25} aria-hidden />
        {refusal === null ? (
          <>
            <strong>{over ? t('importing.dropToImport') : t('importing.readingWhatWasDropped')}</strong>
            <span>{t('importing.picturesAndFoldersWithRecipes')}</span>
          </>
        ) : (
          <strong>{refusal}</strong>
        )}
      </div>
    </div>
  )
}
