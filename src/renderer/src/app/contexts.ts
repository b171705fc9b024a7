/** What is at hand, in every place that hears keys now. */
import { type Context, contextOf, emptyContext, type Place } from '../actions/action.ts'
import type { View } from '../actions/commands.ts'
import { usePictures } from '../data/pictures-store.ts'
import { useActivity } from '../features/activity/activity-store.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { studioContexts } from '../features/inpaint/studio-actions.ts'
import { stepContext } from '../features/lineage/lineage-actions.ts'
import { compareNow } from '../features/viewer/compare/compare-store.ts'
import { useQuickLook } from '../features/viewer/quick-look/quick-look-store.ts'
import { slideshowNow } from '../features/viewer/slideshow/slideshow-store.ts'
import { useLayout } from './layout-store.ts'

/** The selection in list order, sorted once per change. */
let sorted: { selected: ReadonlySet<string>; version: number; ids: readonly string[] } = {
  selected: new Set(),
  version: -1,
  ids: []
}

function selectedInOrder(): readonly string[] {
  const { selected } = useSelection.getState()
  const { index, version } = usePictures.getState()
  if (sorted.selected !== selected || sorted.version !== version) {
    sorted = { selected, version, ids: [...selected].toSorted((a, b) => index.indexOf(a) - index.indexOf(b)) }
  }
  return sorted.ids
}

/** For a picture whose record is not loaded: in the trash if it is listed there. */
function isTrashed(id: string): boolean {
  const { query, index, records } = usePictures.getState()
  const record = records.get(id)
  return record ? record.trashedAt !== null : query.scope === 'trash' && index.indexOf(id) >= 0
}

function inGallery(): Context {
  const { cursor } = useSelection.getState()
  const ids = selectedInOrder()
  return { ...emptyContext('gallery'), ids, id: cursor, trashed: usePictures.getState().query.scope === 'trash' }
}

function about(place: Place, id: string | null | undefined): Context {
  return id ? contextOf(place, [id], isTrashed(id)) : emptyContext(place)
}

/** The quick look covers it, with the focused picture. */
function overlooked(under: Context): Context[] {
  if (!useQuickLook.getState().open || under.id === null) return [under]
  return [{ ...under, place: 'quickLook', ids: [under.id] }, under]
}

const ofView: Record<View, () => Context[]> = {
  gallery: () => overlooked(inGallery()),
  viewer: () => [about('viewer', useLayout.getState().openPictureId)],
  compare: () => [about('compare', compareNow().ids[compareNow().active])],
  lineage: () => overlooked(stepContext()),
  inpaint: studioContexts,
  queue: () => [emptyContext('queue')],
  statistics: () => [emptyContext('statistics')],
  settings: () => [emptyContext('settings')]
}

/** Innermost first. */
export function contextsNow(): Context[] {
  // The slideshow has the whole screen, and all keys.
  if (slideshowNow().running) return [emptyContext('slideshow')]
  const activity = useActivity.getState().open ? [emptyContext('activity')] : []
  return [...activity, ...ofView[useLayout.getState().view](), emptyContext('window')]
}
