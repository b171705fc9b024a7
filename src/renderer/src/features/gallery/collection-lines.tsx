import { Menu } from '@mantine/core'
import { IconFolder, IconFolderPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { addToCollection } from '../../actions/mark-pictures.ts'
import { useShelf } from '../../data/shelf-store.ts'

/** From this number on the menu has a search. */
const many = 8
const shown = 12

/** The collections in a submenu, with a search if there are many. */
export function CollectionLines({ ids }: { ids: readonly string[] }): ReactNode {
  const collections = useShelf((state) => state.collections)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLocaleLowerCase()
  const found = collections.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconFolder size={16} stroke={1.5} aria-hidden />}>
          {t('gallery.collectionLines.addToCollection')}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown maw={280}>
        {collections.length > many ? (
          <Menu.Search
            aria-label={t('gallery.collectionLines.findCollection')}
            placeholder={t('gallery.collectionLines.findCollection')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ) : null}
        {found.slice(0, shown).map((collection) => (
          <Menu.Item key={collection.id} onClick={() => addToCollection(ids, collection)}>
            {collection.name}
          </Menu.Item>
        ))}
        {found.length > shown ? (
          <Menu.Label>{t('gallery.collectionLines.more', { count: found.length - shown })}</Menu.Label>
        ) : null}
        {found.length === 0 && collections.length > 0 ? (
          <Menu.Label>{t('gallery.collectionLines.noMatch')}</Menu.Label>
        ) : null}
        {collections.length > 0 ? <Menu.Divider /> : null}
        <Menu.Item
          leftSection={<IconFolderPlus size={16} stroke={1.5} aria-hidden />}
          onClick={() => commands.run('newCollection', { ids: [...ids], name: typed.trim() })}
        >
          {t('gallery.collectionLines.newCollection')}
        </Menu.Item>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
