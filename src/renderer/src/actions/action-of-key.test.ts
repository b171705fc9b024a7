import { describe, expect, it } from 'vitest'
import { type Action, type Context, contextOf, emptyContext } from './action.ts'
import { actionOfKey, type Focus, type KeyPress } from './action-of-key.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  repeat: false,
  ...held
})
const focus = (where: Partial<Focus> = {}): Focus => ({
  control: 'none',
  overlay: 'none',
  textSelected: false,
  aside: false,
  ...where
})

const action = (id: string, rest: Partial<Action> & Pick<Action, 'keys' | 'where'>): Action => ({
  id,
  label: id,
  run: () => undefined,
  ...rest
})
const actions = [
  action('trash', { keys: ['Delete', 'Backspace'], where: ['gallery'], of: 'shown', danger: true }),
  action('erase', { keys: ['Delete'], where: ['gallery'], of: 'trashed' }),
  action('next', { keys: ['Right', 'Space'], where: ['gallery'], repeats: true }),
  action('copy', { keys: ['Ctrl+C'], where: ['gallery'] }),
  action('close', { keys: ['Esc', 'Space'], where: ['quickLook'] }),
  action('none', { keys: ['Esc'], where: ['gallery'], when: ({ ids }) => ids.length > 0 }),
  action('palette', { keys: ['Ctrl+K'], where: ['window'], inText: true }),
  action('sheet', { keys: ['?'], where: ['window'] })
]
const gallery = contextOf('gallery', ['a'], false)
const window: Context = emptyContext('window')

const heard = (
  event: KeyPress,
  where: Focus = focus(),
  contexts: readonly Context[] = [gallery, window]
): string | null => {
  const found = actionOfKey(event, where, contexts, actions)
  return found && `${found.held ? 'held ' : ''}${found.action.id}`
}

describe('the action of a key', () => {
  it('is searched from the innermost place outwards', () => {
    const overGallery = [emptyContext('quickLook'), gallery, window]
    expect([heard(press(' '), focus(), overGallery), heard(press(' '))]).toEqual(['close', 'next'])
    expect([
      heard(press('ArrowRight'), focus(), overGallery),
      heard(press('k', { ctrlKey: true }), focus(), overGallery)
    ]).toEqual(['next', 'palette'])
  })

  it('is one that applies now', () => {
    expect([heard(press('Escape')), heard(press('Escape'), focus(), [emptyContext('gallery'), window])]).toEqual([
      'none',
      null
    ])
    expect([heard(press('Delete')), heard(press('Delete'), focus(), [{ ...gallery, trashed: true }])]).toEqual([
      'trash',
      'erase'
    ])
  })

  it('runs once for a held key, and repeatedly if declared so', () => {
    expect([heard(press('Delete', { repeat: true })), heard(press('ArrowRight', { repeat: true }))]).toEqual([
      'held trash',
      'next'
    ])
  })

  it('leaves typing to text fields, and presses and arrow keys to controls', () => {
    const text = focus({ control: 'text' })
    expect([heard(press('Delete'), text), heard(press('?'), text), heard(press('k', { ctrlKey: true }), text)]).toEqual(
      [null, null, 'palette']
    )
    expect([
      heard(press(' '), focus({ control: 'press' })),
      heard(press('ArrowRight'), focus({ control: 'press' }))
    ]).toEqual([null, 'next'])
    expect([
      heard(press('ArrowRight'), focus({ control: 'arrows' })),
      heard(press('Delete'), focus({ control: 'arrows' }))
    ]).toEqual([null, 'trash'])
    expect([
      heard(press('c', { ctrlKey: true }), focus({ textSelected: true })),
      heard(press('c', { ctrlKey: true }))
    ]).toEqual([null, 'copy'])
  })

  it('loses nothing through a key pressed in another panel', () => {
    expect([
      heard(press('Delete'), focus({ aside: true })),
      heard(press('ArrowRight'), focus({ aside: true }))
    ]).toEqual([null, 'next'])
  })

  it('belongs only to the window under a menu or panel, and to nobody under a dialog', () => {
    const over = (overlay: Focus['overlay']) => [
      heard(press('Delete'), focus({ overlay })),
      heard(press('?'), focus({ overlay }))
    ]
    expect([over('menu'), over('dialog'), over('modal')]).toEqual([
      [null, 'sheet'],
      [null, 'sheet'],
      [null, null]
    ])
  })

  it('is told which modifiers were held', () => {
    expect(actionOfKey(press('k', { metaKey: true }), focus(), [window], actions)?.context).toMatchObject({
      ctrl: true,
      shift: false
    })
  })
})
