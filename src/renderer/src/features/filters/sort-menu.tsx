import { Menu, UnstyledButton } from '@mantine/core'
import { IconArrowsShuffle, IconArrowsSort, IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type PictureSort, pictureSorts } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import { sortBy } from '../../actions/sort-pictures.ts'
import { sortWords } from '../../data/find/filter-words.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './sort-menu.module.css'

/** The sort order of the gallery. */
export function SortMenu(): ReactNode {
  const { sort, scope } = usePictures((state) => state.query)
  // The trash has its own order.
  if (scope === 'trash') return null
  return (
    <div className={classes.sort}>
      {sort === 'random' ? (
        <IconButton
          label={t('filters.sortMenu.shuffleAgain')}
          side="top"
          size={24}
          icon={<IconArrowsShuffle size={16} stroke={1.5} />}
          onClick={() => sortBy('random')}
        />
      ) : null}
      <Menu position="top-end" width={200}>
        <Menu.Target>
          <UnstyledButton
            className={classes.button}
            aria-label={t('filters.sortMenu.order', { order: sortWords[sort] })}
          >
            <IconArrowsSort size={15} stroke={1.5} aria-hidden />
            {sortWords[sort]}
            <IconChevronDown size={13} stroke={1.5} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={sort} onChange={(value) => sortBy(value as PictureSort)}>
            {pictureSorts.map((value) => (
              <Menu.RadioItem key={value} value={value} closeMenuOnClick>
                {sortWords[value]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
