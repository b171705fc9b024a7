import { Button, Loader, SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch, IconTag } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { TagCount } from '../../../../shared/domain/tag.ts'
import { t } from '../../../../shared/messages/t.ts'
import { showFiltered } from '../../actions/find-pictures.ts'
import { api } from '../../data/client.ts'
import { reportError } from '../../data/report.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './keep.module.css'
import { listed, type TagOrder } from './tag-list.ts'
import { TagRow } from './tag-row.tsx'

/** More tags than anyone creates by hand. */
const most = 10_000
const rowHeight = 34

/** Every tag of the library with its usage count: rename one, merge two, remove one from every picture. */
export function ManageTags({ onClose }: { onClose: () => void }): ReactNode {
  const [tags, setTags] = useState<TagCount[] | null>(null)
  const [typed, setTyped] = useState('')
  const [order, setOrder] = useState<TagOrder>('count')
  const [renamed, setRenamed] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const load = useCallback(() => {
    api.tags.list({ prefix: '', limit: most }).then(setTags).catch(reportError)
  }, [])
  useEffect(() => {
    load()
    // They change while the dialog is open: by its own buttons, and by undo.
    const stops = [api.on('pictureChanged', load), api.on('picturesTouched', load)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [load])
  const shown = useMemo(() => listed(tags ?? [], typed, order), [tags, typed, order])
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6
  })
  if (tags === null) return <Loader size="sm" />
  if (tags.length === 0) {
    return (
      <EmptyState
        icon={<IconTag size={28} stroke={1.25} />}
        title={t('organize.manageTags.noTagsYet')}
        actions={<Button onClick={onClose}>{t('organize.manageTags.close')}</Button>}
      >
        {t('organize.manageTags.emptyText')}
      </EmptyState>
    )
  }
  return (
    <div className={classes.manage}>
      <div className={classes.find}>
        <TextInput
          data-autofocus
          aria-label={t('organize.manageTags.findTag')}
          placeholder={t('organize.manageTags.findTag')}
          leftSection={<IconSearch size={15} stroke={1.5} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('organize.manageTags.order')}
          value={order}
          onChange={setOrder}
          data={[
            { value: 'count', label: t('organize.manageTags.mostUsed') },
            { value: 'name', label: t('organize.manageTags.byName') }
          ]}
        />
      </div>
      <p className={classes.total} role="status">
        {typed.trim() === ''
          ? t('organize.manageTags.total', { count: tags.length })
          : t('organize.manageTags.found', { count: shown.length })}
      </p>
      <div ref={scroller} className={classes.tags} role="list" aria-label={t('organize.manageTags.tags')}>
        <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const entry = shown[item.index]!
            return (
              <div
                key={entry.tag}
                role="listitem"
                className={classes.place}
                style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
              >
                <TagRow
                  entry={entry}
                  tags={tags}
                  renaming={renamed === entry.tag}
                  onRename={(on) => setRenamed(on ? entry.tag : null)}
                  onShow={() => {
                    onClose()
                    showFiltered({ tags: [entry.tag] })
                  }}
                />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
