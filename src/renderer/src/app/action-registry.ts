/** Collects the window's actions from where they are declared. */
import type { Action, Gesture } from '../actions/action.ts'
import { importActions } from '../actions/imports.ts'
import { jobActions } from '../actions/jobs.ts'
import { libraryActions } from '../actions/libraries.ts'
import { pictureActions } from '../actions/pictures.ts'
import { fillRegistry } from '../actions/registry.ts'
import { trashActions } from '../actions/trash.ts'
import { watch } from '../actions/watch.ts'
import { useAppInfo } from '../data/app-store.ts'
import { usePictures } from '../data/pictures-store.ts'
import { useSettings } from '../data/settings-store.ts'
import { activityActions } from '../features/activity/activity-actions.ts'
import { useActivity } from '../features/activity/activity-store.ts'
import { modelActions } from '../features/compose/model-actions.ts'
import { browseActions, shelfActions } from '../features/filters/browse-actions.ts'
import { galleryActions, galleryGestures } from '../features/gallery/gallery-actions.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { showArrivals } from '../features/gallery/show-arrivals.ts'
import { studioActions, studioGestures } from '../features/inpaint/studio-actions.ts'
import { librarySettings, recentLibraryActions } from '../features/libraries/library-actions.ts'
import { lineageActions } from '../features/lineage/lineage-actions.ts'
import { useLineage } from '../features/lineage/lineage-store.ts'
import { keepActions } from '../features/organize/keep-actions.ts'
import { presetActions } from '../features/presets/preset-actions.ts'
import { queueActions } from '../features/queue/queue-actions.tsx'
import { libraryCareActions } from '../features/settings/library/library-care-actions.tsx'
import { compareActions } from '../features/viewer/compare/compare-actions.ts'
import { useCompare } from '../features/viewer/compare/compare-store.ts'
import { inspectorActions } from '../features/viewer/inspector-actions.ts'
import { quickLookActions } from '../features/viewer/quick-look/quick-look-actions.ts'
import { useQuickLook } from '../features/viewer/quick-look/quick-look-store.ts'
import { slideshowActions } from '../features/viewer/slideshow/slideshow-actions.ts'
import { useSlideshow } from '../features/viewer/slideshow/slideshow-store.ts'
import { viewerActions } from '../features/viewer/viewer-actions.ts'
import { contextsNow } from './contexts.ts'
import { useLayout } from './layout-store.ts'
import { windowActions } from './window-actions.ts'

export const allActions: readonly Action[] = [
  ...windowActions,
  ...pictureActions,
  ...galleryActions,
  showArrivals,
  ...viewerActions,
  ...inspectorActions,
  ...quickLookActions,
  ...slideshowActions,
  ...compareActions,
  ...lineageActions,
  ...studioActions,
  ...jobActions,
  ...queueActions,
  ...browseActions,
  ...importActions,
  ...keepActions,
  ...trashActions,
  ...libraryCareActions,
  ...libraryActions,
  librarySettings,
  ...activityActions
]

/** Those that depend on data. */
const more = (): Action[] => [...presetActions(), ...modelActions(), ...recentLibraryActions(), ...shelfActions()]

export const allGestures: readonly Gesture[] = [...galleryGestures, ...studioGestures]

export function connectActions(): void {
  fillRegistry({ actions: allActions, more, gestures: allGestures, contexts: contextsNow })
  watch(
    useAppInfo,
    usePictures,
    useSettings,
    useSelection,
    useLayout,
    useQuickLook,
    useSlideshow,
    useCompare,
    useLineage,
    useActivity
  )
}
