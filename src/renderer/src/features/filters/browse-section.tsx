import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { updateSettingsSoon, useSettings } from '../../data/settings-store.ts'
import classes from './browse.module.css'

interface Props {
  /** Short, for the settings: "models". */
  name: string
  label: string
  /** Initial state, before the user has folded or unfolded it. */
  open?: boolean
  /** What is chosen in it, shown beside the label while it is folded. */
  chosen?: string | undefined
  /** A button at the end of its head. */
  action?: ReactNode
  children: ReactNode
}

/** A foldable part of the browse panel that stays as it was left. */
export function BrowseSection({ name, label, open: usual = true, chosen, action, children }: Props): ReactNode {
  const id = useId()
  const open = useSettings((state) => state.settings.find.sections[name] ?? usual)
  const toggle = (): void => {
    const { find } = useSettings.getState().settings
    updateSettingsSoon({ find: { ...find, sections: { ...find.sections, [name]: !open } } })
  }
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <button type="button" className={classes.fold} aria-expanded={open} onClick={toggle}>
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
          <span id={id}>{label}</span>
          {open || !chosen ? null : <span className={classes.chosen}>{chosen}</span>}
        </button>
        {action}
      </div>
      {open ? children : null}
    </section>
  )
}
