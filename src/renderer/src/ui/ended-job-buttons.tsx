import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Job } from '../../../shared/domain/job.ts'
import { t } from '../../../shared/messages/t.ts'
import { type JobWay, waysOn } from '../actions/job-ways.ts'
import { jobContext, showJob } from '../actions/jobs.ts'
import { ActionItem } from './action-item.tsx'
import { ActionTextButton } from './action-text-button.tsx'
import { IconButton } from './icon-button.tsx'
import type { Work } from './use-work.ts'

const looks = {
  leads: { variant: 'filled' },
  plain: {},
  quiet: { variant: 'subtle', color: 'gray' }
} as const satisfies Record<JobWay['look'], object>

interface Props {
  job: Job
  /** Failures are shown beside the buttons; omitted: in a notice. */
  work?: Work
}

/** What can be done with an ended job, each with its button. */
export function EndedJobButtons({ job, work }: Props): ReactNode {
  const context = jobContext(job)
  return waysOn(job).map(({ action, look }) => (
    <ActionTextButton
      key={action.id}
      {...looks[look]}
      {...(work ? { work } : {})}
      action={action}
      context={context}
      size="xs"
    />
  ))
}

/** The same if there is little room: the first as a button, the others in a menu. */
export function EndedJobMenu({ job, lone = false }: Props & { /** No room for text. */ lone?: boolean }): ReactNode {
  const context = jobContext(job)
  const [first, ...others] = waysOn(job)
  if (first === undefined) return null
  const inMenu = lone ? [first, ...others] : others
  return (
    <>
      {lone ? null : (
        <ActionTextButton {...looks[first.look]} action={first.action} context={context} size="compact-sm" short />
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={t('ui.endedJobButtons.more')} icon={<IconDots size={16} stroke={1.5} />} size={24} />
        </Menu.Target>
        <Menu.Dropdown>
          {inMenu.map(({ action }) => (
            <ActionItem key={action.id} action={action} context={context} />
          ))}
          <ActionItem action={showJob} context={context} />
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
