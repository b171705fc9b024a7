import { Kbd } from '@mantine/core'
import type { ReactNode } from 'react'
import { registry } from '../actions/registry.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useLayout } from './layout-store.ts'
import { shortcutSheet } from './shortcut-sheet.ts'
import classes from './shortcuts-overlay.module.css'

/** Every shortcut on one card. */
export function ShortcutsOverlay(): ReactNode {
  const shown = useLayout((state) => state.shortcutsShown)
  const { actions, gestures } = registry()
  return (
    <Dialog
      opened={shown}
      onClose={() => useLayout.getState().shortcutsToggled(false)}
      title="Keyboard shortcuts"
      size={680}
    >
      <div className={classes.columns}>
        {shortcutSheet(actions, gestures).map(({ title, lines }) => (
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
    </Dialog>
  )
}
