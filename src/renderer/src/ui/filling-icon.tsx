import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface Props {
  /** An outline, "IconHeart". */
  of: Icon
  filled: boolean
  size: number
}

/**
 * An outline that is filled or not. Its element stays the same: if it were replaced between press and release, the
 * click would be lost, because a click goes to an element that was both pressed and released.
 */
export function FillingIcon({ of: Outline, filled, size }: Props): ReactNode {
  return <Outline size={size} stroke={1.5} fill={filled ? 'currentColor' : 'none'} aria-hidden />
}
