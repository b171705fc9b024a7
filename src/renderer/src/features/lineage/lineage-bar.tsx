import { Button, Kbd, Menu } from '@mantine/core'
import { IconGitBranch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { openPicture } from '../../actions/pictures.ts'
import { useFace } from '../../actions/use-face.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ActionItem } from '../../ui/action-item.tsx'
import { BarRule } from '../../ui/bar-rule.tsx'
import { ZoomPercent } from '../../ui/zoom-percent.tsx'
import classes from './lineage.module.css'
import { branch, branchesNow, leaveLineage, pairStep, wholeTree, zoomIn, zoomOut } from './lineage-actions.ts'

interface Props {
  branching: boolean
  onBranching: (open: boolean) => void
  scale: number
}

/** What can be done with the current step, and with the drawing. */
export function LineageBar({ branching, onBranching, scale }: Props): ReactNode {
  const { label, not, shortcut } = useFace(branch)
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('lineage.lineageBar.lineage')}>
      <ActionButton side="top" action={openPicture} />
      <Menu opened={branching} onChange={onBranching} position="top-start" width={290}>
        <Menu.Target>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconGitBranch size={16} stroke={1.5} />}
            rightSection={<Kbd>{shortcut}</Kbd>}
            disabled={not !== null}
            title={not ?? undefined}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {branchesNow().map((action) => (
            <ActionItem key={action.id} action={action} />
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionButton side="top" action={pairStep} />
      <BarRule className={classes.rule} />
      <ActionButton side="top" action={zoomOut} />
      <ZoomPercent className={classes.percent} scale={scale} />
      <ActionButton side="top" action={zoomIn} />
      <ActionButton side="top" action={wholeTree} />
      <BarRule className={classes.rule} />
      <ActionButton side="top" action={leaveLineage} />
    </div>
  )
}
