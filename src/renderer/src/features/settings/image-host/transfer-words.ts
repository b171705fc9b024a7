/** The log of what went where, in words. Pure. */
import type { Transfer } from '../../../../../shared/domain/image-host.ts'
import { formatBytes } from '../../../../../shared/words/bytes.ts'

const things: Record<Transfer['what'], string> = { picture: 'Picture', mask: 'Mask', test: 'Test file' }

const actions: Record<Transfer['action'], string> = {
  upload: 'uploaded',
  delete: 'deleted',
  check: 'fetched to check it',
  link: 'given as your link',
  inline: 'sent inside the request'
}

/** "Mask uploaded"; of one that failed, "Mask not uploaded". */
export function transferTitle({ what, action, ok }: Pick<Transfer, 'what' | 'action' | 'ok'>): string {
  return [things[what], ok ? null : 'not', actions[action]].filter((word) => word !== null).join(' ')
}

/** Bytes that went; a dash where none did. */
export function transferSize({ bytes }: Pick<Transfer, 'bytes'>): string {
  return bytes === 0 ? '–' : formatBytes(bytes)
}
