import { Menu } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import type { PictureQuery } from '../../../../../shared/domain/picture-query.ts'
import { find } from '../../../api/find/find.ts'
import { sameModel, samePrompt, sameSeed } from './similar.ts'

/** Ways to other pictures that share something with this one. @param picture null until its record is there */
export function FindLines({ picture }: { picture: Picture | null }): ReactNode {
  const line = (label: string, asked: Partial<PictureQuery> | null): ReactNode => (
    <Menu.Item disabled={asked === null} onClick={() => asked && find(asked)}>
      {asked === null && picture !== null ? `${label}: not known` : label}
    </Menu.Item>
  )
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}>Find similar</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {line('The same prompt', picture && samePrompt(picture))}
        {line('The same seed', picture && sameSeed(picture))}
        {line('The same model', picture && sameModel(picture))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
