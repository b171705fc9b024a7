import { type ComponentProps, type ReactNode, useMemo } from 'react'
import { t } from '../../../shared/messages/t.ts'
import { commands, type View } from '../actions/commands.ts'
import { useAppInfo } from '../data/app-store.ts'
import { useSettings } from '../data/settings-store.ts'
import { ComposePanel } from '../features/compose/compose-panel.tsx'
import { BrowsePanel } from '../features/filters/browse-panel.tsx'
import { Gallery } from '../features/gallery/gallery.tsx'
import { useSelection } from '../features/gallery/selection-store.ts'
import { StudioView } from '../features/inpaint/studio/studio-view.tsx'
import { useLineage } from '../features/lineage/lineage-store.ts'
import { LineageView } from '../features/lineage/lineage-view.tsx'
import { PresetBar } from '../features/presets/preset-bar.tsx'
import { QueueView } from '../features/queue/queue-view.tsx'
import { SettingsView } from '../features/settings/settings-view.tsx'
import { Welcome } from '../features/settings/welcome.tsx'
import { StatisticsView } from '../features/statistics/statistics-view.tsx'
import { CompareView } from '../features/viewer/compare/compare-view.tsx'
import { Inspector } from '../features/viewer/inspector.tsx'
import { Viewer } from '../features/viewer/viewer.tsx'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import { Splitter } from '../ui/splitter.tsx'
import { useImmersion } from './immersion.ts'
import classes from './layout.module.css'
import { useLayout } from './layout-store.ts'
import { LeftPanel } from './left-panel.tsx'
import { LibraryBanners } from './library-banners.tsx'
import { LibraryOpening } from './library-opening.tsx'
import { changeLayout, panelLimits } from './panels.ts'
import { Rail } from './rail.tsx'
import { StartNotice } from './start-notice.tsx'
import { StatusBar } from './status-bar.tsx'
import { StudioAside } from './studio-aside.tsx'
import { TopBar } from './top-bar.tsx'
import { useRoom } from './use-room.ts'

/** The whole window: top bar, rail, compose, the centre, inspector, status bar. */
export function Layout(): ReactNode {
  const view = useLayout((state) => state.view)
  const leftTab = useSettings((state) => state.settings.layout.leftTab)
  const room = useRoom()
  const immersed = useImmersion()
  return (
    <div className={classes.window} data-immersed={immersed || undefined}>
      <TopBar />
      <div className={classes.body}>
        <Rail />
        {room.compose ? (
          // A key pressed among its rows does not affect the pictures.
          <aside
            className={classes.panel}
            style={{ width: room.composeWidth }}
            aria-label={leftTab === 'browse' ? t('app.layout.browse') : t('app.layout.compose')}
            data-own-keys
          >
            <div className={classes.content}>
              <LeftPanel compose={<ComposePanel presetBar={presetBar} />} browse={<BrowsePanel />} />
            </div>
            <Splitter
              label={t('app.layout.widthOfLeftPanel')}
              panel="start"
              width={room.composeWidth}
              min={panelLimits.compose.min}
              max={panelLimits.compose.max}
              onResize={(composeWidth) => changeLayout({ composeWidth })}
              onReset={() => changeLayout({ composeWidth: panelLimits.compose.usual })}
            />
          </aside>
        ) : null}
        <main className={classes.centre} aria-label={centreNames[view]}>
          <LibraryBanners />
          <StartNotice />
          <div className={classes.fill}>
            <RegionBoundary name={centreNames[view]} key={view}>
              <Centre view={view} />
            </RegionBoundary>
          </div>
        </main>
        {view === 'inpaint' ? <StudioAside /> : null}
        {room.inspector ? (
          <aside
            className={classes.panel}
            style={{ width: room.inspectorWidth }}
            aria-label={t('app.layout.inspector')}
          >
            <Splitter
              label={t('app.layout.widthOfInspector')}
              panel="end"
              width={room.inspectorWidth}
              min={panelLimits.inspector.min}
              max={panelLimits.inspector.max}
              onResize={(inspectorWidth) => changeLayout({ inspectorWidth })}
              onReset={() => changeLayout({ inspectorWidth: panelLimits.inspector.usual })}
            />
            <div className={classes.content}>
              <RegionBoundary name={t('app.layout.inspectorRegion')}>
                <InspectorSlot view={view} />
              </RegionBoundary>
            </div>
          </aside>
        ) : null}
      </div>
      <StatusBar />
      <LibraryOpening />
    </div>
  )
}

/** The preset bar belongs to another feature, so compose gets it from here. */
const presetBar: ComponentProps<typeof ComposePanel>['presetBar'] = (slot) => <PresetBar {...slot} />

const centreNames: Record<View, string> = {
  gallery: t('app.layout.gallery'),
  viewer: t('app.layout.viewer'),
  compare: t('app.layout.comparison'),
  lineage: t('app.layout.lineage'),
  inpaint: t('app.layout.inpaint'),
  queue: t('app.layout.queue'),
  statistics: t('app.layout.statistics'),
  settings: t('app.layout.settings')
}

function Centre({ view }: { view: View }): ReactNode {
  const openPictureId = useLayout((state) => state.openPictureId)
  const library = useAppInfo((state) => state.library)
  const immersed = useLayout((state) => state.immersed)
  switch (view) {
    case 'gallery':
      return <Gallery welcome={<Welcome />} libraryState={library?.state ?? 'ready'} />
    case 'viewer':
      return (
        <Viewer
          pictureId={openPictureId}
          fullscreen={immersed}
          onStep={(pictureId) => commands.run('openPicture', { pictureId })}
          onClose={() => commands.run('goTo', { view: 'gallery' })}
        />
      )
    case 'compare':
      return <CompareView onClose={() => commands.run('goTo', { view: useLayout.getState().comparedFrom })} />
    case 'lineage':
      return <LineageView onClose={() => commands.run('goTo', { view: useLayout.getState().lineageFrom })} />
    case 'inpaint':
      return <StudioView />
    case 'queue':
      return <QueueView />
    case 'statistics':
      return <StatisticsView />
    case 'settings':
      return <SettingsView />
  }
}

function InspectorSlot({ view }: { view: View }): ReactNode {
  const openPictureId = useLayout((state) => state.openPictureId)
  const selected = useSelection((state) => state.selected)
  const step = useLineage((state) => state.currentId)
  const ids = useMemo(() => [...selected], [selected])
  if (view === 'lineage' && step !== null) return <Inspector pictureIds={[step]} preview />
  if (view === 'viewer' && openPictureId !== null) return <Inspector pictureIds={[openPictureId]} preview={false} />
  return <Inspector pictureIds={ids} preview />
}
