/** The log of what went where, in words. Pure. */

import type { Transfer } from '../../../../../shared/domain/image-host.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../../shared/words/bytes.ts'

const things: Record<Transfer['what'], string> = {
  picture: t('settings.transferWords.picture'),
  mask: t('settings.transferWords.mask'),
  test: t('settings.transferWords.testFile')
}

const actions: Record<Transfer['action'], string> = {
  upload: 'uploaded',
  delete: 'deleted',
  check: t('settings.transferWords.fetchedToCheckIt'),
  link: t('settings.transferWords.givenAsYourLink'),
  inline: t('settings.transferWords.sentInsideRequest')
}

/** "Mask uploaded"; of one that failed, "Mask not uploaded". */
export function transferTitle({ what, action, ok }: Pick<Transfer, 'what' | 'action' | 'ok'>): string {
  return [things[what], ok ? null : 'not', actions[action]].filter((word) => word !== null).join(' ')
}

/** Bytes that went; a dash where none did. */
export function transferSize({ bytes }: Pick<Transfer, 'bytes'>): string {
  return bytes === 0 ? '–' : formatBytes(bytes)
}
