import { Group, Kbd, Tooltip } from '@mantine/core'
import { type Icon, IconBrush, IconChartBar, IconLayoutGrid, IconListDetails, IconSettings } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { commands, type View } from '../api/commands.ts'
import { countJobs, useJobs } from '../api/jobs-store.ts'
import classes from './rail.module.css'
import { useFrame } from './store.ts'

interface ItemProps {
  view: View
  label: string
  shortcut: string
  icon: Icon
  /** Jobs on their way. */
  badge?: number
  /** Jobs that failed or wait for a decision. */
  trouble?: number
}

/** Views that one comes to from the gallery, and goes back from. */
const ofTheGallery: readonly View[] = ['viewer', 'compare', 'lineage']

function Item({ view, label, shortcut, icon: Picture, badge, trouble }: ItemProps): ReactNode {
  const current = useFrame((state) => (ofTheGallery.includes(state.view) ? 'gallery' : state.view))
  const active = current === view
  return (
    <Tooltip
      position="right"
      label={
        <Group gap={8} wrap="nowrap">
          {label}
          <Kbd>{shortcut}</Kbd>
        </Group>
      }
    >
      <button
        type="button"
        className={classes.item}
        aria-label={[label, badge ? `${badge} on their way` : '', trouble ? `${trouble} failed or to decide` : ''].filter((part) => part !== '').join(', ')}
        aria-current={active ? 'page' : undefined}
        data-active={active || undefined}
        onClick={() => commands.run('goTo', { view })}
      >
        <Picture size={18} stroke={1.5} aria-hidden />
        {badge ? <span className={classes.badge}>{badge}</span> : null}
        {trouble ? <span className={classes.trouble} /> : null}
      </button>
    </Tooltip>
  )
}

/** The views, at the window's left edge. */
export function Rail(): ReactNode {
  const onTheirWay = useJobs((state) => {
    const { running, waiting } = countJobs(state.byId)
    return running + waiting
  })
  const trouble = useJobs((state) => countJobs(state.byId).failed)
  return (
    <nav className={classes.rail} aria-label="Views">
      <Item view="gallery" label="Gallery" shortcut="Ctrl+1" icon={IconLayoutGrid} />
      <Item view="inpaint" label="Inpaint" shortcut="Ctrl+2" icon={IconBrush} />
      <Item view="queue" label="Queue" shortcut="Ctrl+3" icon={IconListDetails} badge={onTheirWay} trouble={trouble} />
      <Item view="statistics" label="Statistics" shortcut="Ctrl+4" icon={IconChartBar} />
      <div className={classes.spacer} />
      <Item view="settings" label="Settings" shortcut="Ctrl+," icon={IconSettings} />
    </nav>
  )
}
