import { Kbd, Menu } from '@mantine/core'
import { IconCheck, IconStar } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ratePictures, sharedRating } from '../../../api/mark-actions.ts'

const names = ['No rating', '1 star', '2 stars', '3 stars', '4 stars', '5 stars'] as const

/** The ratings, in a menu of their own. */
export function RatingLines({ ids }: { ids: readonly string[] }): ReactNode {
  const shared = sharedRating(ids)
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconStar size={16} stroke={1.5} aria-hidden />}>Rating</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {[5, 4, 3, 2, 1, 0].map((rating) => (
          <Menu.Item
            key={rating}
            leftSection={shared === rating ? <IconCheck size={16} stroke={1.5} aria-label="now" /> : <span style={{ width: 16 }} />}
            rightSection={<Kbd>{rating}</Kbd>}
            onClick={() => ratePictures(ids, rating)}
          >
            {names[rating]}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
