import type { CSSProperties } from 'react'
import { mediaUrl } from '../../../../shared/domain/picture.ts'

/** A picture's thumbnail as its background until it is drawn. */
export function thumbnailBehind(id: string): CSSProperties {
  return { backgroundImage: `url("${mediaUrl(id, 'thumbnail')}")`, backgroundSize: '100% 100%' }
}
