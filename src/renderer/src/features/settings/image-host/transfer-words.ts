/** The log of transfers, in words. Pure. */

import type { Transfer } from '../../../../../shared/domain/image-host.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../../shared/words/bytes.ts'

const titles: Record<Transfer['action'], (what: Transfer['what'], ok: boolean) => string> = {
  upload: (what, ok) =>
    ok ? t('settings.transferWords.uploaded', { what }) : t('settings.transferWords.notUploaded', { what }),
  delete: (what, ok) =>
    ok ? t('settings.transferWords.deleted', { what }) : t('settings.transferWords.notDeleted', { what }),
  check: (what, ok) =>
    ok ? t('settings.transferWords.fetched', { what }) : t('settings.transferWords.notFetched', { what }),
  link: (what, ok) =>
    ok ? t('settings.transferWords.linked', { what }) : t('settings.transferWords.notLinked', { what }),
  inline: (what, ok) =>
    ok ? t('settings.transferWords.inline', { what }) : t('settings.transferWords.notInline', { what })
}

/** "Mask uploaded"; if it failed, "Mask not uploaded". */
export function transferTitle({ what, action, ok }: Pick<Transfer, 'what' | 'action' | 'ok'>): string {
  return titles[action](what, ok)
}

/** Bytes that were transferred; a dash if none were. */
export function transferSize({ bytes }: Pick<Transfer, 'bytes'>): string {
  return bytes === 0 ? '–' : formatBytes(bytes)
}
