import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { LibraryInfo } from '../../../../../shared/contract.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { useLibraries } from '../../../data/libraries-store.ts'
import { Section } from '../parts.tsx'
import classes from '../settings.module.css'
import { BackupPart, RestorePart } from './backup-part.tsx'
import { HealthPart } from './health-part.tsx'
import { OtherLibraries } from './other-libraries.tsx'
import { PlacePart } from './place-part.tsx'
import { TrashRows } from './trash-rows.tsx'
import { useFreshInfo, useLibraryCare } from './use-library-care.ts'
import { WatchedFolders } from './watched-folders.tsx'

function troubleOf({ state, openElsewhere, reason }: LibraryInfo): string | null {
  if (state === 'ready') return null
  if (reason) return reason
  if (state === 'unavailable') return t('settings.librarySection.missing')
  if (openElsewhere) return t('settings.librarySection.openElsewhere')
  return t('settings.librarySection.notWritable')
}

/** Where the pictures are, their state, and what can be done with the library as a whole. */
export function LibrarySection(): ReactNode {
  const library = useAppInfo((state) => state.library)
  const hasOthers = useLibraries((state) => state.recent.length > 1)
  const { care, refresh } = useLibraryCare()
  useFreshInfo()
  const trouble = library ? troubleOf(library) : null
  return (
    <Section id="library" title={t('settings.common.library')} lead={t('settings.librarySection.lead')}>
      <div className={classes.panel}>
        {trouble ? (
          <p className={classes.warning} role="alert">
            <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
            {trouble}
          </p>
        ) : null}
        <PlacePart movedFrom={care?.movedFrom ?? null} onLeft={refresh} />
        <WatchedFolders />
        <TrashRows trashed={library?.trashed ?? 0} />
      </div>
      <h3 className={classes.groupTitle}>{t('settings.common.backup')}</h3>
      <div className={classes.panel}>
        <BackupPart care={care} />
        <RestorePart />
      </div>
      <h3 className={classes.groupTitle}>{t('settings.librarySection.health')}</h3>
      <div className={classes.panel}>
        <HealthPart />
      </div>
      {hasOthers ? <h3 className={classes.groupTitle}>{t('settings.librarySection.otherLibraries')}</h3> : null}
      <OtherLibraries />
    </Section>
  )
}
