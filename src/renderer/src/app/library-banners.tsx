import type { ReactNode } from 'react'
import type { LibraryInfo } from '../../../shared/contract.ts'
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
  const where = here || host === '' ? 'another copy of Palimpsest' : `Palimpsest on ${host}`
  const when = since === 0 ? '' : ` since ${formatMoment(since, Date.now())}`
  return (
    `This library is open in ${where}${when}. You can look at everything here; ` +
    'only the other copy can change it and sends its jobs. Close it there, then try again.'
  )
}

function heldWords(count: number): string {
  if (count === 0) return ''
  return (
    ' What has arrived since is safe too: ' +
    `${count === 1 ? '1 picture' : `${count} pictures`} will be stored when the folder is back.`
  )
}

/** Says what is the matter with the library, for as long as it is. */
export function LibraryBanners(): ReactNode {
  const library = useAppInfo((state) => state.library)
  const held = useJobs((state) => Object.values(state.byId).filter((job) => job.held === 'profile').length)
  if (!library || library.state === 'ready') return null
  if (library.state === 'unavailable') {
    return (
      <Banner tone="error" actions={<Actions />}>
        {library.reason
          ? `The library in ${library.folder} could not be opened. ${library.reason}`
          : `The library folder ${library.folder} is not there. ` +
            'Plug its drive in: it is opened again by itself, or when you try again. No picture is lost.'}
        {heldWords(held)}
      </Banner>
    )
  }
  return (
    <Banner tone="warning" actions={<Actions />}>
      {library.openElsewhere
        ? elsewhereWords(library)
        : library.reason
          ? `${library.reason} You can look at everything; nothing can be changed, and nothing is sent.`
          : `The library folder ${library.folder} cannot be written. ` +
            'You can look at everything; new pictures need another folder, or this one made writable.'}
    </Banner>
  )
}
