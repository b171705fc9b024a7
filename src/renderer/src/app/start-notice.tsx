import { CloseButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../../shared/messages/t.ts'
import { useAppInfo } from '../data/app-store.ts'
import { Banner } from '../ui/banner.tsx'
import { unreadOf } from './unread.ts'

/** Everything that was repaired or set aside at the start, reported once and in one place. */
export function StartNotice(): ReactNode {
  const problems = useAppInfo((state) => state.app?.problems)
  const repairs = useAppInfo((state) => state.library?.repairs)
  const [read, setRead] = useState<readonly string[]>([])
  const unread = unreadOf([problems, repairs], read)
  if (unread.length === 0) return null
  return (
    <Banner
      tone="warning"
      actions={
        <CloseButton aria-label={t('app.startNotice.closeThisMessage')} onClick={() => setRead([...read, ...unread])} />
      }
    >
      {unread.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Banner>
  )
}
