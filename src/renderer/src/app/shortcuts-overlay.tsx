import { Kbd, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../shared/messages/t.ts'
import { registry } from '../actions/registry.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useLayout } from './layout-store.ts'
import { filterSheet, shortcutSheet } from './shortcut-sheet.ts'
import classes from './shortcuts-overlay.module.css'

/** Every shortcut on one card, starting with those of the current screen. */
export function ShortcutsOverlay(): ReactNode {
  const shown = useLayout((state) => state.shortcutsShown)
  return (
    <Dialog
      opened={shown}
      onClose={() => useLayout.getState().shortcutsToggled(false)}
      title={t('app.shortcutsOverlay.keyboardShortcuts')}
      size={680}
    >
      <ShortcutList />
    </Dialog>
  )
}

function ShortcutList(): ReactNode {
  const [typed, setTyped] = useState('')
  // As of when it was opened.
  const [sections] = useState(() => {
    const { actions, gestures, contexts } = registry()
    return shortcutSheet(
      actions,
      gestures,
      contexts().map(({ place }) => place)
    )
  })
  const found = filterSheet(sections, typed)
  return (
    <>
      <TextInput
        data-autofocus
        className={classes.filter}
        aria-label={t('app.shortcutsOverlay.filterShortcuts')}
        placeholder={t('app.shortcutsOverlay.placeholder')}
        leftSection={<IconSearch size={15} stroke={1.5} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.length === 0 ? <p role="status">{t('app.shortcutsOverlay.noMatch')}</p> : null}
      <div className={classes.columns}>
        {found.map(({ title, lines }) => (
          <section key={title} className={classes.group}>
            <h3>{title}</h3>
            {lines.map(({ label, keys }) => (
              <div key={label} className={classes.line}>
                <span>{label}</span>
                <span>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </span>
              </div>
            ))}
          </section>
        ))}
      </div>
    </>
  )
}
