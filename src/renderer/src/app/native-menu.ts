/** The system's menu, built from the actions. */
import type { WindowMenu } from '../../../shared/domain/window-menu.ts'
import { type Action, emptyContext, labelOf, nativeMenus } from '../actions/action.ts'
import { type Chord, partsOf } from '../actions/chord.ts'
import { runAction } from '../actions/registry.ts'
import type { Client } from '../data/client.ts'

/** In Electron's notation. */
function acceleratorOf(chord: Chord): string {
  const { ctrl, shift, key } = partsOf(chord)
  return [
    ...(ctrl ? ['CmdOrCtrl'] : []),
    ...(shift ? ['Shift'] : []),
    key === '+' ? 'Plus' : key.replace(' ', '')
  ].join('+')
}

export function nativeMenu(actions: readonly Action[]): WindowMenu {
  return Object.entries(nativeMenus).map(([id, label]) => ({
    id,
    label,
    items: actions
      .filter(({ native }) => native === id)
      .map((action) => ({
        id: action.id,
        // The menu is built once: its labels do not change with what is shown.
        label: action.palette?.label ?? labelOf(action, emptyContext(action.where[0]!)),
        // The system would also take the key while text is typed.
        accelerator: action.inText && action.keys?.[0] ? acceleratorOf(action.keys[0]) : null
      }))
  }))
}

/**
 * Offers the actions there, and runs what is chosen. An open dialog has to be answered first. @returns a function that
 * ends it
 */
export function connectNativeMenu(api: Client, actions: readonly Action[]): () => void {
  api.app.menu({ menus: nativeMenu(actions) }).catch(() => undefined)
  return api.on('menuChosen', ({ id }) => {
    const action = actions.find((each) => each.id === id)
    if (action && !document.querySelector('[aria-modal="true"]:not([data-closing])')) runAction(action)
  })
}
