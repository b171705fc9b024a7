import { Button, Kbd, Menu } from '@mantine/core'
import { IconArrowsMaximize, IconGitBranch, IconGitCompare, IconMaximize, IconMinus, IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { LineageNode } from '../../../../shared/domain/lineage.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './lineage.module.css'
import { type Branch, isThere } from './step-actions.ts'

interface Props {
  node: LineageNode
  branches: readonly Branch[]
  branching: boolean
  onBranching: (open: boolean) => void
  isInPair: boolean
  scale: number
  onOpen: () => void
  onPair: () => void
  onZoom: (factor: number) => void
  onFit: () => void
  onClose: () => void
}

const icon = { size: 18, stroke: 1.5 }

/** What can be done with the step that one stands on, and with the drawing. */
export function LineageBar({ node, branches, branching, onBranching, isInPair, scale, onOpen, onPair, onZoom, onFit, onClose }: Props): ReactNode {
  return (
    <div className={classes.bar} role="toolbar" aria-label="Lineage">
      <IconButton side="top" label="Open this picture" shortcut="Enter" icon={<IconMaximize {...icon} />} disabled={!isThere(node)} onClick={onOpen} />
      <Menu opened={branching} onChange={onBranching} position="top-start" width={290}>
        <Menu.Target>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconGitBranch size={16} stroke={1.5} />}
            rightSection={<Kbd>B</Kbd>}
            disabled={branches.length === 0}
            title={branches.length === 0 ? 'Nothing is known of this step but that it was there' : undefined}
          >
            Branch from here
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {branches.map(({ id, label, shortcut, run }) => (
            <Menu.Item key={id} rightSection={shortcut ? <Kbd>{shortcut}</Kbd> : undefined} onClick={run}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <IconButton
        side="top"
        label={isInPair ? 'Do not compare it' : 'Compare this step with another'}
        shortcut="C"
        icon={<IconGitCompare {...icon} />}
        color={isInPair ? 'amber' : 'gray'}
        aria-pressed={isInPair}
        disabled={!isThere(node)}
        onClick={onPair}
      />
      <span className={classes.rule} />
      <IconButton side="top" label="Zoom out" shortcut="-" icon={<IconMinus {...icon} />} onClick={() => onZoom(1 / 1.25)} />
      <span className={classes.percent}>{Math.round(scale * 100)} %</span>
      <IconButton side="top" label="Zoom in" shortcut="+" icon={<IconPlus {...icon} />} onClick={() => onZoom(1.25)} />
      <IconButton side="top" label="The whole tree" shortcut="Z" icon={<IconArrowsMaximize {...icon} />} onClick={onFit} />
      <span className={classes.rule} />
      <IconButton side="top" label="Back" shortcut="Esc" icon={<IconX {...icon} />} onClick={onClose} />
    </div>
  )
}
