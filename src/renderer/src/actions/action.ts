/**
 * What a user can do: declared once, and rendered from there in menus, toolbars, the palette and the list of shortcuts.
 */

import type { Icon } from '@tabler/icons-react'
import type { Job } from '../../../shared/domain/job.ts'
import { t } from '../../../shared/messages/t.ts'
import type { Chord } from './chord.ts'
import type { Watched } from './watch.ts'

/**
 * Parts of the window that hear their own keys, with their names in the list of shortcuts. An overlay is a place, too.
 */
export const places = {
  window: t('actions.action.anywhere'),
  gallery: t('actions.action.gallery'),
  viewer: t('actions.action.viewer'),
  quickLook: t('actions.action.quickLook'),
  slideshow: t('actions.action.slideshow'),
  compare: t('actions.action.comparison'),
  lineage: t('actions.action.lineage'),
  studio: t('actions.action.studio'),
  /** An unfinished operation of a tool: an open polygon. */
  shape: t('actions.action.studio'),
  /** A result is being compared with the picture. */
  result: t('actions.action.studio'),
  queue: t('actions.action.queue'),
  statistics: t('actions.action.statistics'),
  settings: t('actions.action.settings'),
  activity: t('actions.action.activity')
} as const
export type Place = keyof typeof places

/** What an action applies to. */
export interface Context {
  place: Place
  /** Pictures at hand: the selected ones, or the open one; in the order of the list. */
  ids: readonly string[]
  /**
   * The one with keyboard focus, for actions on a single picture; null if there is none, or a menu applies to several.
   */
  id: string | null
  /** They are in the trash. */
  trashed: boolean
  /** Why what needs its file, or its recipe, cannot be done; null if it can. Omitted if only the list knows. */
  noFile?: string | null
  noRecipe?: string | null
  /** The job of a row of the queue, or of a tile. */
  job?: Job
  /** The jobs of a batch, for actions on all of them. */
  jobs?: readonly Job[]
  /** Places that are left alone, which a queue message is about; omitted: all of them. */
  pauses?: readonly string[]
  /** The pane of the comparison; omitted: the one with keyboard focus. */
  pane?: number
  /** Held while the key was pressed. */
  shift: boolean
  ctrl: boolean
}

/** Headings of the palette, top to bottom. */
export const paletteGroups = {
  make: t('actions.action.make'),
  look: t('actions.action.look'),
  pictures: t('actions.action.pictures'),
  goTo: t('actions.action.goTo'),
  find: t('actions.action.find'),
  presets: t('actions.action.presets'),
  models: t('actions.action.models'),
  library: t('actions.action.library'),
  window: t('actions.action.window'),
  savedSearches: t('actions.action.savedSearches'),
  collections: t('actions.action.collections')
} as const
export type PaletteGroup = keyof typeof paletteGroups

/** The system's own menus that include some actions. */
export const nativeMenus = {
  file: t('actions.action.file'),
  view: t('actions.action.view'),
  go: t('actions.action.go'),
  help: t('actions.action.help')
} as const

/** Sections of a picture's menu, top to bottom. */
export const menuSections = ['look', 'make', 'take', 'mark', 'remove'] as const
export type MenuSection = (typeof menuSections)[number]

/** Items of that menu that open a submenu. */
export const subMenus = {
  copy: t('actions.action.copy'),
  similar: t('actions.action.findSimilar'),
  rating: t('actions.action.rating')
} as const
export type SubMenu = keyof typeof subMenus

export interface Action {
  /** Unique in the window: "picture.trash". */
  id: string
  label: string | ((context: Context) => string)
  /** Its label if there is little room. */
  short?: string | ((context: Context) => string)
  /** What it does, if its label does not say enough. */
  hint?: string
  icon?: Icon
  /** While it is on. */
  iconPressed?: Icon
  /** The outline is filled while it is on. */
  fills?: true
  /** The first is the one displayed. */
  keys?: readonly Chord[]
  /** A held key repeats it; otherwise it runs once. */
  repeats?: true
  /** Its keys also apply while text is typed. */
  inText?: true
  where: readonly Place[]
  /** Only for pictures in the trash, or only for others; omitted: for both. */
  of?: 'trashed' | 'shown'
  /** What it depends on beyond the stores available to every action: its buttons follow that as well. */
  looksAt?: readonly Watched[]
  /** Whether it applies now; if not, it is not offered. */
  when?: (context: Context) => boolean
  /** Why it cannot be done now, in the middle of a sentence; null if it can. It is offered, and says so. */
  not?: (context: Context) => string | null
  /** For what is on or off. */
  pressed?: (context: Context) => boolean
  /** Something is lost or hidden by it. */
  danger?: true
  /** Sends requests, which may cost money: never the palette's first entry before anything is typed. */
  sends?: true
  /** Offered in the palette; by its label unless another one is needed there, without the context of its menu. */
  palette?: { group: PaletteGroup; label?: string; description?: string; keywords?: string }
  /** Offered in the menu of pictures, for one or several of them or both; `under` is a submenu. */
  menu?: { section: MenuSection; of?: 'one' | 'several'; under?: SubMenu }
  /** Also offered in this menu of the system. */
  native?: keyof typeof nativeMenus
  /**
   * Its line in the list of shortcuts, if its label does not say enough; actions with the same line share it. `null`:
   * not listed.
   */
  sheet?: string | null
  /** A promise is work that takes a while: whoever shows its progress awaits it, and its failure is reported. */
  run: (context: Context) => unknown
}

/** Mouse gestures, only for the list of shortcuts. */
export interface Gesture {
  where: Place
  hands: string
  label: string
}

const nothing = { ids: [], id: null, trashed: false, shift: false, ctrl: false } as const

/** A place with nothing at hand. */
export const emptyContext = (place: Place): Context => ({ place, ...nothing })

/** For a menu or toolbar that applies to these pictures. */
export function contextOf(place: Place, ids: readonly string[], trashed: boolean): Context {
  return { place, ...nothing, ids, id: ids.length === 1 ? ids[0]! : null, trashed }
}

export function applies(action: Action, context: Context): boolean {
  if (action.of !== undefined && (action.of === 'trashed') !== context.trashed) return false
  return action.when?.(context) ?? true
}

export const labelOf = ({ label }: Action, context: Context): string =>
  typeof label === 'function' ? label(context) : label

/** Like labelOf, if there is little room. */
export const shortLabelOf = ({ label, short = label }: Action, context: Context): string =>
  typeof short === 'function' ? short(context) : short
