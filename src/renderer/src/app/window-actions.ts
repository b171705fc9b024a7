/** What can be done from anywhere in the window. */

import {
  IconBrush,
  IconChartBar,
  IconKeyboard,
  IconLayoutGrid,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconListDetails,
  IconSettings
} from '@tabler/icons-react'
import { t } from '../../../shared/messages/t.ts'
import type { Action, PaletteGroup } from '../actions/action.ts'
import type { Chord } from '../actions/chord.ts'
import { commands, type View } from '../actions/commands.ts'
import { browse, search, searchBySlash } from '../actions/find.ts'
import { leaveField } from '../actions/leave-text.ts'
import { createSlot } from '../actions/slot.ts'
import { writePrompt } from '../actions/write-prompt.ts'
import { useKeys } from '../data/keys-store.ts'
import { useProviders } from '../data/providers-store.ts'
import { useLayout } from './layout-store.ts'
import { openPalette } from './palette-state.ts'

/** What only hooks in the window's frame know. */
export interface FrameHandle {
  toggleTheme: () => void
  toggleLeftPanel: () => void
  toggleInspector: () => void
  /** A panel is shown, or would be in a view that has it. */
  leftPanelShown: boolean
  inspectorShown: boolean
}

export const frameHandle = createSlot<FrameHandle>()

const everywhere = { where: ['window'], inText: true } as const satisfies Partial<Action>

const goTo = (view: View, label: string, key: Chord, icon: Action['icon'], keywords = ''): Action => ({
  ...everywhere,
  id: `go.${view}`,
  label,
  ...(icon ? { icon } : {}),
  keys: [key],
  palette: { group: 'goTo', keywords },
  native: 'go',
  run: () => commands.run('goTo', { view })
})

const inWindow = (group: PaletteGroup, keywords = ''): Pick<Action, 'palette'> => ({
  palette: { group, keywords }
})

/** The views, as shown in the rail. */
export const views = {
  gallery: goTo('gallery', t('app.windowActions.gallery'), 'Ctrl+1', IconLayoutGrid),
  inpaint: goTo('inpaint', t('app.windowActions.inpaint'), 'Ctrl+2', IconBrush, t('app.windowActions.keywordsInpaint')),
  queue: goTo('queue', t('app.windowActions.queue'), 'Ctrl+3', IconListDetails, t('app.windowActions.keywordsQueue')),
  statistics: goTo(
    'statistics',
    t('app.windowActions.statistics'),
    'Ctrl+4',
    IconChartBar,
    t('app.windowActions.keywordsStatistics')
  ),
  settings: goTo(
    'settings',
    t('app.windowActions.settings'),
    'Ctrl+,',
    IconSettings,
    t('app.windowActions.keywordsSettings')
  )
} as const

export const palette: Action = {
  ...everywhere,
  id: 'window.palette',
  label: t('app.windowActions.commandPalette'),
  keys: ['Ctrl+K'],
  native: 'view',
  run: openPalette
}

export const leftPanel: Action = {
  ...everywhere,
  id: 'window.leftPanel',
  label: () =>
    frameHandle.now()?.leftPanelShown ? t('app.windowActions.hideLeftPanel') : t('app.windowActions.showLeftPanel'),
  icon: IconLayoutSidebar,
  keys: ['Ctrl+B'],
  palette: {
    group: 'window',
    label: t('app.windowActions.showOrHideLeftPanel'),
    keywords: t('app.windowActions.keywordsLeftPanel')
  },
  native: 'view',
  sheet: t('app.windowActions.showOrHideLeftPanel'),
  run: () => frameHandle.now()?.toggleLeftPanel()
}

export const inspector: Action = {
  ...everywhere,
  id: 'window.inspector',
  label: () =>
    frameHandle.now()?.inspectorShown ? t('app.windowActions.hideInspector') : t('app.windowActions.showInspector'),
  icon: IconLayoutSidebarRight,
  keys: ['Ctrl+I'],
  palette: { group: 'window', label: t('app.windowActions.showOrHideInspector') },
  native: 'view',
  sheet: t('app.windowActions.showOrHideInspector'),
  run: () => frameHandle.now()?.toggleInspector()
}

export const shortcutSheet: Action = {
  id: 'window.shortcuts',
  label: t('app.windowActions.keyboardShortcuts'),
  icon: IconKeyboard,
  keys: ['?'],
  where: ['window'],
  ...inWindow('window'),
  native: 'help',
  run: () => useLayout.getState().shortcutsToggled(true)
}

/** Also while text is typed: it types nothing. */
const help: Action = {
  id: 'window.help',
  label: t('app.windowActions.keyboardShortcuts'),
  keys: ['F1'],
  inText: true,
  where: ['window'],
  run: shortcutSheet.run
}

const addKey: Action = {
  id: 'window.addKey',
  label: t('app.windowActions.addServiceKey'),
  where: ['window'],
  palette: {
    group: 'goTo',
    description: t('app.windowActions.inSettings'),
    keywords: t('app.windowActions.keywordsAddKey')
  },
  run: () => {
    const { byProvider } = useKeys.getState()
    const hosted = useProviders.getState().providers.filter(({ needsKey }) => needsKey)
    const first = hosted.find(({ id }) => byProvider[id]?.hasKey !== true) ?? hosted[0]
    if (first) commands.run('openServiceSettings', { providerId: first.id })
  }
}

/** In the whole window there is nothing to select; in a partly selected text, the rest. */
function selectText(): void {
  const selection = window.getSelection()
  const from = selection?.anchorNode
  const content = (from instanceof Element ? from : from?.parentElement)?.closest(
    '[data-selectable], dd, pre, code, [role="alert"]'
  )
  if (selection && !selection.isCollapsed && content) selection.selectAllChildren(content)
}

export const windowActions: readonly Action[] = [
  palette,
  {
    ...everywhere,
    id: 'compose.generate',
    label: () =>
      useLayout.getState().view === 'inpaint' ? t('app.windowActions.repaint') : t('app.windowActions.generate'),
    keys: ['Ctrl+Enter'],
    ...inWindow('make'),
    sends: true,
    sheet: t('app.windowActions.generateInStudioRepaint'),
    run: () => commands.run('generate')
  },
  writePrompt,
  search,
  searchBySlash,
  browse,
  ...Object.values(views),
  leftPanel,
  inspector,
  {
    ...everywhere,
    id: 'window.theme',
    label: t('app.windowActions.theme'),
    keys: ['Ctrl+Shift+L'],
    ...inWindow('window', t('app.windowActions.keywordsTheme')),
    native: 'view',
    run: () => frameHandle.now()?.toggleTheme()
  },
  shortcutSheet,
  help,
  addKey,
  leaveField,
  {
    id: 'window.selectText',
    label: t('app.windowActions.selectWholeText'),
    keys: ['Ctrl+A'],
    where: ['window'],
    run: selectText
  }
]
