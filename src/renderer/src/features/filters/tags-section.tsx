import { IconTags } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { tagKey } from '../../../../shared/domain/tag.ts'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { filter } from '../../actions/find-pictures.ts'
import { api } from '../../data/client.ts'
import { toggled } from '../../data/find/filters.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './browse.module.css'
import { BrowseSection } from './browse-section.tsx'
import { ChoiceRow } from './choice-row.tsx'
import type { PartProps } from './part.ts'
import { type Value, ValueList } from './value-list.tsx'

/** As many tags as the library counts; for more the filter box queries the library. */
const counted = 500
const asked = 50

/** Every tag of what is listed; several of them narrow each other. */
export function TagsSection({ filters, counts, stale }: PartProps): ReactNode {
  const [more, setMore] = useState<string[]>([])
  const chosen = filters.tags ?? []
  const toggle = (tag: string): void => filter({ tags: toggled(filters.tags, tag) })
  const values = tagValues(counts?.tags ?? [], chosen, more)
  const look = (text: string): void => {
    // A complete list already contains every answer.
    if ((counts?.tags.length ?? 0) < counted || text.trim() === '') return setMore([])
    api.tags.list({ prefix: text.trim().slice(0, 100), limit: asked }).then(
      (tags) => setMore(tags.map(({ tag }) => tag)),
      () => setMore([])
    )
  }
  const untagged = counts?.untagged
  return (
    <BrowseSection
      name="tags"
      label={t('filters.tagsSection.tags')}
      chosen={chosen.join(', ')}
      action={
        <IconButton
          label={t('filters.tagsSection.manageTags')}
          icon={<IconTags size={16} stroke={1.5} />}
          onClick={() => commands.run('manageTags')}
        />
      }
    >
      {values.length === 0 && filters.tagged === undefined ? (
        <p className={classes.small}>
          {counts?.total === 0 ? t('filters.tagsSection.noneFound') : t('filters.tagsSection.none')}
        </p>
      ) : (
        <>
          <ValueList
            what={t('filters.tagsSection.tagsList')}
            values={values}
            chosen={chosen}
            stale={stale}
            onToggle={toggle}
            onFilter={look}
          />
          <ChoiceRow
            label={<i>{t('filters.tagsSection.withoutTags')}</i>}
            count={untagged}
            stale={stale}
            on={filters.tagged === false}
            group="check"
            onChange={() => filter({ tagged: filters.tagged === false ? undefined : false, tags: undefined })}
          />
        </>
      )}
    </BrowseSection>
  )
}

/** Counted tags first; chosen ones are always included. @param more found by name, with unknown counts */
export function tagValues(
  counts: readonly { value: string; count: number }[],
  chosen: readonly string[],
  more: readonly string[]
): Value[] {
  const values = new Map<string, Value>()
  for (const { value, count } of counts) values.set(tagKey(value), { value, label: value, count })
  for (const value of chosen) {
    const known = values.get(tagKey(value))
    // A chosen tag keeps its own spelling, so that a click removes what was set.
    values.set(tagKey(value), { value, label: value, count: known?.count ?? 0 })
  }
  for (const value of more)
    if (!values.has(tagKey(value))) values.set(tagKey(value), { value, label: value, count: undefined })
  return [...values.values()]
}
