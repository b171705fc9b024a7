import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import type { KeyStatus } from '../../../../shared/domain/key.ts'
import { protectionBadge } from './key-words.ts'
import classes from './settings.module.css'

/** How a stored key is protected; nothing if there is none. */
export function KeyBadge({ status }: { status: KeyStatus | undefined }): ReactNode {
  if (!status?.hasKey || status.protection === null) return null
  const weak = status.protection === 'weak'
  return (
    <Badge
      size="sm"
      radius="sm"
      {...(weak ? { variant: 'light', color: 'red' } : { variant: 'default' })}
      className={classes.badge}
    >
      {protectionBadge(status.protection)}
    </Badge>
  )
}
