import { Popover, TextInput } from '@mantine/core'
import { IconCheck, IconFolderPlus, IconMinus, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { commands } from '../../../actions/commands.ts'
import { useShelf } from '../../../data/shelf-store.ts'
import classes from './marks.module.css'

interface Props {
  pictureIds: readonly string[]
  /** By collection: whether all or some of the pictures are in it. */
  inside: ReadonlyMap<string, 'all' | 'some'>
  disabled?: boolean
  onAdd: (collection: { id: string; name: string }) => void
  onRemove: (collection: { id: string; name: string }) => void
}

/**
 * A button that opens the list of collections: each is ticked if the pictures are in it, and a new one can be created
 * from them.
 */
export function CollectionPicker({ pictureIds, inside, disabled = false, onAdd, onRemove }: Props): ReactNode {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const collections = useShelf((state) => state.collections)
  const wanted = typed.trim().toLocaleLowerCase()
  const shown = collections.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  const close = (): void => {
    setOpen(false)
    setTyped('')
  }
  return (
    <Popover
      opened={open}
      onChange={(opened) => (opened ? setOpen(true) : close())}
      width={240}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.add}
          aria-expanded={open}
          disabled={disabled}
          onClick={() => (open ? close() : setOpen(true))}
        >
          <IconPlus size={14} stroke={1.5} aria-hidden />
          {inside.size === 0 ? t('viewer.collectionPicker.addToCollection') : t('viewer.collectionPicker.add')}
        </button>
      </Popover.Target>
      {/* What is typed here is the name of a collection, not a shortcut of the gallery. */}
      <Popover.Dropdown
        p={10}
        aria-label={t('viewer.collectionPicker.collections')}
        onKeyDown={(event) => event.stopPropagation()}
      >
        {collections.length > 0 ? (
          <TextInput
            size="xs"
            data-autofocus
            aria-label={t('viewer.collectionPicker.findCollection')}
            placeholder={t('viewer.collectionPicker.findCollection')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ) : null}
        <div className={classes.list} role="group" aria-label={t('viewer.collectionPicker.collections')}>
          {shown.map((collection) => {
            const state = inside.get(collection.id)
            return (
              <button
                key={collection.id}
                type="button"
                role="checkbox"
                className={classes.entry}
                aria-checked={state === 'all' ? true : state === 'some' ? 'mixed' : false}
                onClick={() => (state === 'all' ? onRemove(collection) : onAdd(collection))}
              >
                {state === 'all' ? (
                  <IconCheck size={16} stroke={1.75} aria-hidden />
                ) : state === 'some' ? (
                  <IconMinus size={16} stroke={1.75} aria-hidden />
                ) : (
                  <span style={{ width: 16, flex: 'none' }} />
                )}
                <span className={classes.entryName}>{collection.name}</span>
              </button>
            )
          })}
          {shown.length === 0 ? (
            <p className={classes.none}>
              {collections.length === 0 ? t('viewer.collectionPicker.none') : t('viewer.collectionPicker.noMatch')}
            </p>
          ) : null}
          <button
            type="button"
            className={classes.entry}
            onClick={() => {
              close()
              commands.run('newCollection', { ids: [...pictureIds], name: typed.trim() })
            }}
          >
            <IconFolderPlus size={16} stroke={1.5} aria-hidden />
            {t('viewer.collectionPicker.newCollection')}
          </button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
