import { Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../../../shared/messages/t.ts'
import { useAppInfo } from '../data/app-store.ts'
import classes from './library-opening.module.css'

/** Covers the window while switching libraries: neither can be used then. */
export function LibraryOpening(): ReactNode {
  const opening = useAppInfo((state) => state.opening)
  if (opening === null) return null
  return (
    <div className={classes.cover} role="status">
      <Loader size={18} />
      <div>
        <p className={classes.title}>{t('app.libraryOpening.openingLibrary')}</p>
        <p className={classes.folder} data-selectable>
          {opening}
        </p>
      </div>
    </div>
  )
}
