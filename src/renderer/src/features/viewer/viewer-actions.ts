/** What can be done with the view of a picture. What can be done with the picture itself: actions/pictures.ts. */

import {
  IconArrowsMaximize,
  IconChevronLeft,
  IconChevronRight,
  IconColumns2,
  IconLayoutBottombar,
  IconLock,
  IconLockOpen,
  IconMaximize,
  IconMinimize,
  IconMinus,
  IconPlus,
  IconRelationOneToOne,
  IconX
} from '@tabler/icons-react'
import { t } from '../../../../shared/messages/t.ts'
import type { Action } from '../../actions/action.ts'
import { commands } from '../../actions/commands.ts'
import { createSlot } from '../../actions/slot.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { backKey, onKey } from '../../data/reading.ts'
import { useSettings } from '../../data/settings-store.ts'
import type { StageHandle } from './stage.tsx'
import { changeViewer } from './viewer-settings.ts'

/** What only the mounted viewer knows. */
export interface ViewerHandle {
  stage: () => StageHandle | null
  /** Position in the list, -1 if not in it. */
  at: number
  /** The whole picture is visible. */
  fitted: boolean
  fullscreen: boolean
  /** What the picture was made from. */
  sourceId: string | null
  onStep: (pictureId: string) => void
  onClose: () => void
}

export const viewer = createSlot<ViewerHandle>()

/** Number of pictures for Page Up and Page Down. */
const page = 10
const zoomStep = 1.25

const idAt = (place: number): string | undefined => usePictures.getState().index.ids[place]
const beside = (by: 1 | -1): string | undefined => {
  const at = viewer.now()?.at ?? -1
  return at < 0 ? undefined : idAt(at + by)
}

/** To this position in the list, or as far as the list goes. */
function stepTo(place: number): void {
  const now = viewer.now()
  const id = idAt(Math.max(0, Math.min(usePictures.getState().index.length - 1, place)))
  if (now && now.at >= 0 && id !== undefined) now.onStep(id)
}

/** To a neighbour in the list; stays at its end. */
export function stepViewer(by: 1 | -1): void {
  const id = beside(by)
  if (id !== undefined) viewer.now()?.onStep(id)
}

const settings = (): ReturnType<typeof useSettings.getState>['settings']['viewer'] =>
  useSettings.getState().settings.viewer
const isListed = (): boolean => (viewer.now()?.at ?? -1) >= 0
const here = { where: ['viewer'] } as const satisfies Partial<Action>

export const newer: Action = {
  ...here,
  id: 'viewer.newer',
  label: t('viewer.viewerActions.newer'),
  icon: IconChevronLeft,
  keys: [backKey, 'Shift+Space'],
  repeats: true,
  when: () => beside(-1) !== undefined,
  sheet: t('viewer.viewerActions.newerPicture'),
  run: () => stepTo(viewer.now()!.at - 1)
}

export const older: Action = {
  ...here,
  id: 'viewer.older',
  label: t('viewer.viewerActions.older'),
  icon: IconChevronRight,
  keys: [onKey, 'Space'],
  repeats: true,
  when: () => beside(1) !== undefined,
  sheet: t('viewer.viewerActions.olderPicture'),
  run: () => stepTo(viewer.now()!.at + 1)
}

export const zoomOut: Action = {
  ...here,
  id: 'viewer.zoomOut',
  label: t('viewer.viewerActions.zoomOut'),
  icon: IconMinus,
  keys: ['-'],
  repeats: true,
  sheet: t('viewer.viewerActions.zoom'),
  run: () =>
    viewer
      .now()
      ?.stage()
      ?.zoomBy(1 / zoomStep)
}

export const zoomIn: Action = {
  ...here,
  id: 'viewer.zoomIn',
  label: t('viewer.viewerActions.zoomIn'),
  icon: IconPlus,
  keys: ['+', '='],
  repeats: true,
  sheet: t('viewer.viewerActions.zoom'),
  run: () => viewer.now()?.stage()?.zoomBy(zoomStep)
}

export const toggleZoom: Action = {
  ...here,
  id: 'viewer.fit',
  label: () => (viewer.now()?.fitted ? t('viewer.viewerActions.oneToOne') : t('viewer.viewerActions.fitInWindow')),
  icon: IconRelationOneToOne,
  iconPressed: IconArrowsMaximize,
  keys: ['Z'],
  pressed: () => viewer.now()?.fitted === false,
  palette: {
    group: 'look',
    label: t('viewer.viewerActions.fitOrOneToOne'),
    keywords: t('viewer.viewerActions.keywordsZoom')
  },
  sheet: t('viewer.viewerActions.fitOrOneToOne'),
  run: () => viewer.now()?.stage()?.toggle()
}

export const lockZoom: Action = {
  ...here,
  id: 'viewer.lockZoom',
  label: t('viewer.viewerActions.keepZoom'),
  icon: IconLockOpen,
  iconPressed: IconLock,
  keys: ['K'],
  pressed: () => settings().lockZoom,
  palette: { group: 'look', label: t('viewer.viewerActions.keepZoomOrNot') },
  run: () => changeViewer({ lockZoom: !settings().lockZoom })
}

export const filmstrip: Action = {
  ...here,
  id: 'viewer.filmstrip',
  label: () =>
    settings().filmstrip ? t('viewer.viewerActions.hideFilmstrip') : t('viewer.viewerActions.showFilmstrip'),
  icon: IconLayoutBottombar,
  keys: ['T'],
  palette: { group: 'look', label: t('viewer.viewerActions.showOrHideFilmstrip') },
  sheet: t('viewer.viewerActions.showOrHideFilmstrip'),
  run: () => changeViewer({ filmstrip: !settings().filmstrip })
}

export const fullScreen: Action = {
  ...here,
  id: 'viewer.fullScreen',
  label: () =>
    viewer.now()?.fullscreen ? t('viewer.viewerActions.leaveFullScreen') : t('viewer.viewerActions.fullScreen'),
  icon: IconMaximize,
  iconPressed: IconMinimize,
  keys: ['Enter'],
  pressed: () => viewer.now()?.fullscreen === true,
  palette: { group: 'look', label: t('viewer.viewerActions.fullScreen') },
  sheet: t('viewer.viewerActions.fullScreen'),
  run: () => commands.run('setFullscreen', { on: viewer.now()?.fullscreen !== true })
}

export const compareWithOlder: Action = {
  ...here,
  id: 'viewer.compare',
  label: t('viewer.viewerActions.compareWithOlderPicture'),
  icon: IconColumns2,
  keys: ['C'],
  when: ({ id }) => id !== null && beside(1) !== undefined,
  palette: { group: 'look' },
  run: ({ id }) => {
    const next = beside(1)
    if (id !== null && next !== undefined) commands.run('comparePictures', { ids: [id, next] })
  }
}

export const compareWithSource: Action = {
  ...here,
  id: 'viewer.compareSource',
  label: t('viewer.viewerActions.compareWithSource'),
  icon: IconColumns2,
  when: ({ id }) => id !== null && (viewer.now()?.sourceId ?? null) !== null,
  palette: { group: 'look' },
  run: ({ id }) => {
    const source = viewer.now()?.sourceId ?? null
    if (id !== null && source !== null) commands.run('comparePictures', { ids: [source, id] })
  }
}

/** Out of full screen first, then back to the gallery. */
export const leaveViewer: Action = {
  ...here,
  id: 'viewer.close',
  label: t('viewer.viewerActions.backToGallery'),
  icon: IconX,
  keys: ['Esc'],
  run: () => {
    if (viewer.now()?.fullscreen) commands.run('setFullscreen', { on: false })
    else viewer.now()?.onClose()
  }
}

export const viewerActions: readonly Action[] = [
  newer,
  older,
  {
    ...here,
    id: 'viewer.first',
    label: t('viewer.viewerActions.firstPicture'),
    keys: ['Home'],
    when: isListed,
    run: () => stepTo(0)
  },
  {
    ...here,
    id: 'viewer.last',
    label: t('viewer.viewerActions.lastPicture'),
    keys: ['End'],
    when: isListed,
    run: () => stepTo(Number.MAX_SAFE_INTEGER)
  },
  {
    ...here,
    id: 'viewer.pageUp',
    label: t('viewer.viewerActions.tenPicturesBack'),
    keys: ['Page Up'],
    repeats: true,
    when: isListed,
    sheet: t('viewer.viewerActions.tenPicturesOn'),
    run: () => stepTo(viewer.now()!.at - page)
  },
  {
    ...here,
    id: 'viewer.pageDown',
    label: t('viewer.viewerActions.tenPicturesOn'),
    keys: ['Page Down'],
    repeats: true,
    when: isListed,
    sheet: t('viewer.viewerActions.tenPicturesOn'),
    run: () => stepTo(viewer.now()!.at + page)
  },
  zoomIn,
  zoomOut,
  toggleZoom,
  lockZoom,
  filmstrip,
  fullScreen,
  compareWithOlder,
  compareWithSource,
  leaveViewer
]
