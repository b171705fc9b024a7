import type { ReactNode } from 'react'
import { listsEverything } from '../../../shared/domain/picture-query.ts'
import { t } from '../../../shared/messages/t.ts'
import { useTotals } from '../data/find/totals-store.ts'
import { usePictures } from '../data/pictures-store.ts'
import { ActivityStatus } from '../features/activity/activity-status.tsx'
import { SortMenu } from '../features/filters/sort-menu.tsx'
import { useSelection } from '../features/gallery/selection-store.ts'
import { ViewOptions } from '../features/gallery/view-options.tsx'
import { LibraryMenu } from '../features/libraries/library-menu.tsx'
import { QueueStatus } from '../features/queue/queue-status.tsx'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import { useLayout } from './layout-store.ts'
import classes from './status-bar.module.css'
import { listsPictures } from './top-bar.tsx'

const bold = (count: ReactNode): ReactNode => <b>{count}</b>

export function StatusBar(): ReactNode {
  const total = usePictures((state) => state.total)
  const all = usePictures((state) => listsEverything(state.query))
  const trash = usePictures((state) => state.query.scope === 'trash')
  const inLibrary = useTotals((state) => state.shown)
  const selected = useSelection((state) => state.selected.size)
  const view = useLayout((state) => state.view)
  const listed = listsPictures(view)
  const count = listed ? total : (inLibrary ?? total)
  return (
    <footer className={`${classes.bar} tabular`}>
      <div className={classes.queue}>
        <RegionBoundary name={t('app.statusBar.queue')}>
          <QueueStatus />
        </RegionBoundary>
      </div>
      <RegionBoundary name={t('app.statusBar.activity')}>
        <ActivityStatus />
      </RegionBoundary>
      <div className={classes.spacer} />
      <LibraryMenu />
      <span>
        {all || !listed
          ? t.rich('app.statusBar.pictures', { count, b: bold })
          : trash
            ? t.rich('app.statusBar.inTrash', { count, b: bold })
            : inLibrary === null
              ? t.rich('app.statusBar.found', { count, b: bold })
              : t.rich('app.statusBar.ofTotal', { count, total: inLibrary, b: bold })}
      </span>
      {selected > 0 && view === 'gallery' ? <span>{t('app.statusBar.selected', { selected })}</span> : null}
      {view === 'gallery' ? <SortMenu /> : null}
      {view === 'gallery' ? <ViewOptions /> : null}
    </footer>
  )
}
