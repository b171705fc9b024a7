import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconHistory, IconSearch, IconTag } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { PictureQuery } from '../../../../../shared/domain/picture-query.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatCount } from '../../../../../shared/words/count.ts'
import { useCommand } from '../../../actions/commands.ts'
import { find } from '../../../actions/find-pictures.ts'
import { withFilters } from '../../../data/find/filters.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { lastWord } from './last-word.ts'
import { forgetSearches, rememberSearch } from './recent.ts'
import classes from './search.module.css'
import { SearchHelp } from './search-help.tsx'
import { useSuggestions } from './use-suggestions.ts'

/** Debounce in milliseconds before the library is queried. */
const searchDelay = 60
/** Maximum characters of a search. */
const longest = 1000

const icon = { size: 15, stroke: 1.5 }

interface Props {
  /** Backspace in an empty box. */
  onBackspace: () => void
}

/** The search field; below it tags that begin with the last word, and earlier searches. */
export function SearchBox({ onBackspace }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const searched = usePictures((state) => state.query.search)
  const off = usePictures((state) => state.query.scope === 'trash')
  const [text, setText] = useState(searched)
  const [known, setKnown] = useState(searched)
  // The search can also be changed elsewhere: by a saved search, by the gallery's empty result.
  if (searched !== known) {
    setKnown(searched)
    if (searched !== searchOf(text)) setText(searched)
  }
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() })
  const { tags, recent } = useSuggestions(text, list.dropdownOpened)
  const ask = useDebouncedCallback((wanted: string) => find({ search: searchOf(wanted) }), searchDelay)
  const typed = (wanted: string): void => {
    setText(wanted)
    ask(wanted)
    list.openDropdown()
    list.resetSelectedOption()
  }
  const settle = (wanted: string, more: Partial<PictureQuery> = {}): void => {
    setText(wanted)
    ask.cancel()
    find({ ...more, search: searchOf(wanted) })
  }
  const chosen = (value: string): void => {
    const [kind, ...rest] = value.split(':')
    const what = rest.join(':')
    if (kind === 'tag') {
      const { filters } = usePictures.getState().query
      settle((lastWord(text)?.before ?? text).trimEnd(), {
        filters: withFilters(filters, { tags: [...(filters.tags ?? []), what] })
      })
    } else if (kind === 'recent') {
      settle(what)
      rememberSearch(what)
    } else {
      forgetSearches()
    }
    list.closeDropdown()
  }
  useCommand('focusSearch', () => {
    input.current?.focus()
    input.current?.select()
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    // If held to empty the box, it stops there.
    if (event.key === 'Backspace' && text === '') return event.repeat ? undefined : onBackspace()
    if (event.key === 'Enter' && list.getSelectedOptionIndex() === -1) {
      settle(text)
      rememberSearch(text)
      return list.closeDropdown()
    }
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (list.dropdownOpened && list.getSelectedOptionIndex() !== -1) return list.closeDropdown()
    list.closeDropdown()
    if (text === '') input.current?.blur()
    else settle('')
  }
  const tooLong = text.length > longest
  const offers = tags.length + recent.length > 0
  return (
    <Combobox
      store={list}
      onOptionSubmit={chosen}
      withinPortal
      position="bottom-start"
      transitionProps={{ duration: 80 }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          className={classes.search}
          size="xs"
          role="combobox"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('filters.searchBox.search')}
          placeholder={off ? t('filters.searchBox.offInTrash') : t('filters.searchBox.searchPromptsNotesAndTags')}
          disabled={off}
          value={text}
          leftSection={<IconSearch {...icon} aria-hidden />}
          rightSectionWidth={text === '' || off ? 30 : 52}
          rightSection={
            <span className={classes.ends}>
              {text === '' || off ? null : (
                <CloseButton size="xs" aria-label={t('filters.searchBox.clearSearch')} onClick={() => settle('')} />
              )}
              <SearchHelp />
            </span>
          }
          onChange={(event) => typed(event.currentTarget.value)}
          onFocus={() => list.openDropdown()}
          onClick={() => list.openDropdown()}
          onBlur={() => {
            list.closeDropdown()
            rememberSearch(text)
          }}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!offers && !tooLong}>
        {tooLong ? (
          <p className={classes.note} role="status">
            {t('filters.searchBox.tooLong', { longest })}
          </p>
        ) : null}
        <Combobox.Options aria-label={t('filters.searchBox.suggestions')}>
          {tags.length > 0 ? (
            <Combobox.Group label={t('filters.searchBox.tags')}>
              {tags.map(({ tag, count }) => (
                <Combobox.Option key={tag} value={`tag:${tag}`} className={classes.option}>
                  <IconTag {...icon} aria-hidden />
                  <span className={classes.text}>{tag}</span>
                  <span className={classes.count}>{formatCount(count)}</span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ) : null}
          {recent.length > 0 ? (
            <Combobox.Group label={t('filters.searchBox.recentSearches')}>
              {recent.map((search) => (
                <Combobox.Option key={search} value={`recent:${search}`} className={classes.option}>
                  <IconHistory {...icon} aria-hidden />
                  <span className={classes.text}>{search}</span>
                </Combobox.Option>
              ))}
              {text === '' ? (
                <Combobox.Option value="forget" className={classes.forget}>
                  {t('filters.searchBox.forgetRecentSearches')}
                </Combobox.Option>
              ) : null}
            </Combobox.Group>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** The query for the text in the box. */
function searchOf(text: string): string {
  return text.slice(0, longest).trim()
}
