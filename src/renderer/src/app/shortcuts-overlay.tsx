import { Kbd, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { shortcuts } from './shortcuts.ts'
import classes from './shortcuts-overlay.module.css'
import { useFrame } from './store.ts'

/** Every shortcut on one card. */
export function ShortcutsOverlay(): ReactNode {
  const shown = useFrame((state) => state.shortcutsShown)
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))]
  return (
    <Modal
      opened={shown}
      onClose={() => useFrame.getState().shortcutsToggled(false)}
      title="Keyboard shortcuts"
      size={680}
      // While it fades out the keys are the window's again. The head is no banner of the page, as for every dialog.
      attributes={{ header: { role: 'presentation' }, content: { 'data-closing': shown ? undefined : true } }}
    >
      <div className={classes.columns}>
        {groups.map((group) => (
          <section key={group} className={classes.group}>
            <h3>{group}</h3>
            {shortcuts
              .filter((shortcut) => shortcut.group === group)
              .map(({ keys, label }) => (
                <div key={keys} className={classes.line}>
                  <span>{label}</span>
                  <span>
                    {keys.split(/, (?=.)/).map((one) => (
                      <Kbd key={one}>{one}</Kbd>
                    ))}
                  </span>
                </div>
              ))}
          </section>
        ))}
      </div>
    </Modal>
  )
}
