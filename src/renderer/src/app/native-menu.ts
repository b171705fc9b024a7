/** The system's menu, made from the actions. */
import type { WindowMenu } from '../../../shared/domain/window-menu.ts'
import { type Action, emptyContext, labelOf, nativeMenus } from '../actions/action.ts'
import { type Chord, partsOf } from '../actions/chord.ts'
import { runAction } from '../actions/registry.ts'
import type { Client } from '../data/client.ts'

/** As Electron names keys. */
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
        // The menu is made once: what it says does not change with what is shown.
        label: action.palette?.label ?? labelOf(action, emptyContext(action.where[0]!)),
        // The system would take a key also from a text that is being typed.
        accelerator: action.inText && action.keys?.[0] ? acceleratorOf(action.keys[0]) : null
      }))
  }))
}

/** Offers the actions there, and does what is chosen. A dialog is answered first. @returns a function that ends it */
export function connectNativeMenu(api: Client, actions: readonly Action[]): () => void {
  api.app.menu({ menus: nativeMenu(actions) }).catch(() => undefined)
  return api.on('menuChosen', ({ id }) => {
    const action = actions.find((each) => each.id === id)
    if (action && !document.querySelector('[aria-modal="true"]:not([data-closing])')) runAction(action)
  })
}
