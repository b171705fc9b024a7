import { Kbd } from '@mantine/core'
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { type MouseEvent, type ReactNode, useState, useSyncExternalStore } from 'react'
import { t } from '../../../shared/messages/t.ts'
import { type Action, applies, type Context, labelOf, paletteGroups } from '../actions/action.ts'
import { chordInWords } from '../actions/chord.ts'
import { contextFor, registry, runAction } from '../actions/registry.ts'
import classes from './palette.module.css'
import { filterPalette } from './palette-filter.ts'
import { paletteStore } from './palette-state.ts'

/** The kit highlights an entry by an attribute and continues from its position; it has no call for that. */
function highlight(place: (entries: Element[]) => number): void {
  const list = document.getElementById(paletteStore.getState().listId)
  const entries = [...(list?.querySelectorAll('[data-action]') ?? [])]
  const selected = place(entries)
  if (entries[selected] === undefined) return
  for (const entry of list?.querySelectorAll('[data-selected]') ?? []) entry.removeAttribute('data-selected')
  entries[selected].setAttribute('data-selected', 'true')
  paletteStore.updateState((state) => ({ ...state, selected }))
}

/** The list exists one frame after the dialog. */
function highlightFirst(): void {
  requestAnimationFrame(() => highlight(() => 0))
}

/** Enter runs the entry under a moving mouse; a resting mouse is ignored when the list opens or scrolls. */
function pointed({ movementX, movementY, currentTarget }: MouseEvent): void {
  if (movementX === 0 && movementY === 0) return
  highlight((entries) => entries.indexOf(currentTarget))
}

/** With several pictures selected no single one is meant: the focused one is not visible. */
function contextOf(action: Action): Context {
  const context = contextFor(action)
  return context.ids.length > 1 ? { ...context, id: null } : context
}

/** Every action that applies now, by heading. */
function offered(): SpotlightActionGroupData[] {
  const { actions, more, contexts } = registry()
  const places = new Set(contexts().map(({ place }) => place))
  const ids = Object.keys(paletteGroups)
  const groups = Object.values(paletteGroups).map((group): SpotlightActionGroupData => ({ group, actions: [] }))
  for (const action of [...actions, ...more()]) {
    const { palette, keys } = action
    if (!palette || !action.where.some((place) => places.has(place))) continue
    const context = contextOf(action)
    if (!applies(action, context) || (action.not?.(context) ?? null) !== null) continue
    const description = palette.description ?? action.hint
    groups[ids.indexOf(palette.group)]!.actions.push({
      id: action.id,
      label: palette.label ?? labelOf(action, context),
      ...(description === undefined ? {} : { description }),
      // One message, its words separated by spaces.
      keywords: palette.keywords?.split(' ') ?? [],
      onClick: () => runAction(action, context),
      onMouseMove: pointed,
      rightSection: keys?.[0] ? <Kbd>{chordInWords(keys[0])}</Kbd> : undefined
    })
  }
  const sending = new Set(actions.filter(({ sends }) => sends).map(({ id }) => id))
  const isSending = ({ id }: SpotlightActionData): boolean => id !== undefined && sending.has(id)
  // Enter runs the first entry, which must cost nothing before anything is typed.
  return groups
    .filter(({ actions: { length } }) => length > 0)
    .map(({ group, actions: entries }) => ({
      group,
      actions: [...entries.filter((entry) => !isSending(entry)), ...entries.filter(isSending)]
    }))
}

/** The palette over everything: the actions available when it opens. */
export function Palette(): ReactNode {
  const [groups, setGroups] = useState<SpotlightActionGroupData[]>([])
  const opened = useSyncExternalStore(paletteStore.subscribe, () => paletteStore.getState().opened)
  return (
    <Spotlight
      store={paletteStore}
      actions={groups}
      shortcut={null}
      onSpotlightOpen={() => {
        setGroups(offered())
        highlightFirst()
      }}
      filter={filterPalette}
      nothingFound={t('app.palette.noMatch')}
      scrollable
      // A scrolling list must be reachable by keyboard, even if its entries are not.
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      maxHeight={420}
      size={560}
      centered={false}
      yOffset="14vh"
      // As in every dialog: while it fades out the window has the keys again.
      attributes={{
        content: { 'aria-label': t('app.palette.commandPalette'), 'data-closing': opened ? undefined : true }
      }}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      classNames={{ content: classes.content, actionsGroup: classes.group, action: classes.entry }}
      searchProps={{
        placeholder: t('app.palette.whatDoYouWantTo'),
        'aria-label': t('app.palette.searchCommands'),
        leftSection: <IconSearch size={18} stroke={1.5} aria-hidden />
      }}
    />
  )
}
