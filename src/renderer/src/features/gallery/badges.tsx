import { IconBrush, IconFileOff, IconGitBranch, IconHeartFilled, IconStarFilled } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { flag, kindOf, ratingOf } from '../../../../shared/domain/picture-flags.ts'
import classes from './badges.module.css'

const icon = { size: 12, 'aria-hidden': true } as const

/** What is known about a picture at a glance; nothing for most. For screen readers it is in the tile's name. */
export const Badges = memo(function Badges({ flags }: { flags: number }): ReactNode {
  const rating = ratingOf(flags)
  const made: ReactNode[] = []
  if ((flags & flag.fileRemoved) !== 0) made.push(<IconFileOff key="removed" {...icon} stroke={1.75} />)
  if (kindOf(flags) === 'repainted') made.push(<IconBrush key="repainted" {...icon} stroke={1.75} />)
  if ((flags & flag.children) !== 0) made.push(<IconGitBranch key="children" {...icon} stroke={1.75} />)
  if (rating > 0) {
    made.push(
      <span key="rating" className={classes.rating}>
        {rating}
        <IconStarFilled {...icon} size={11} />
      </span>
    )
  }
  if ((flags & flag.favourite) !== 0) made.push(<IconHeartFilled key="favourite" {...icon} />)
  return made.length === 0 ? null : <div className={classes.badges}>{made}</div>
})
