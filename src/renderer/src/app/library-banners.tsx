import type { ReactNode } from 'react'
import type { LibraryInfo } from '../../../shared/contract.ts'
import { t } from '../../../shared/messages/t.ts'
import { formatMoment } from '../../../shared/words/time.ts'
import { openAgain, openAnother } from '../actions/libraries.ts'
import { useAppInfo } from '../data/app-store.ts'
import { useJobs } from '../data/jobs-store.ts'
import { ActionTextButton } from '../ui/action-text-button.tsx'
import { Banner } from '../ui/banner.tsx'
import classes from './library-banners.module.css'

function Actions(): ReactNode {
  return (
    <div className={classes.actions}>
      <ActionTextButton action={openAgain} size="xs" />
      <ActionTextButton action={openAnother} size="xs" />
    </div>
  )
}

function elsewhereWords({ openElsewhere }: LibraryInfo): string {
  const { here, host, since } = openElsewhere ?? { here: true, host: '', since: 0 }
  const where = here || host === '' ? 'here' : host
  return since === 0
    ? t('app.libraryBanners.openElsewhere', { host: where })
    : t('app.libraryBanners.openElsewhereSince', { host: where, when: formatMoment(since, Date.now()) })
}

function heldWords(count: number): string {
  if (count === 0) return ''
  return t('app.libraryBanners.held', { count })
}

/** Says what is wrong with the library, for as long as it is. */
export function LibraryBanners(): ReactNode {
  const library = useAppInfo((state) => state.library)
  const held = useJobs((state) => Object.values(state.byId).filter((job) => job.held === 'profile').length)
  if (!library || library.state === 'ready') return null
  if (library.state === 'unavailable') {
    return (
      <Banner tone="error" actions={<Actions />}>
        {library.reason
          ? t('app.libraryBanners.notOpened', { folder: library.folder, reason: library.reason })
          : t('app.libraryBanners.missing', { folder: library.folder })}{' '}
        {heldWords(held)}
      </Banner>
    )
  }
  return (
    <Banner tone="warning" actions={<Actions />}>
      {library.openElsewhere
        ? elsewhereWords(library)
        : library.reason
          ? t('app.libraryBanners.readOnly', { reason: library.reason })
          : t('app.libraryBanners.notWritable', { folder: library.folder })}
    </Banner>
  )
}
