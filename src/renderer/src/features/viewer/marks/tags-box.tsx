import { Combobox, useCombobox } from '@mantine/core'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { formatCount } from '../../../../../shared/words/count.ts'
import { commands, useCommand } from '../../../actions/commands.ts'
import { leaveText } from '../../../actions/leave-text.ts'
import { MarkChip } from './mark-chip.tsx'
import classes from './marks.module.css'
import { holdsSeparator, tagsIn, without } from './typed-tags.ts'
import { useTagSuggestions } from './use-tag-suggestions.ts'

export interface ShownTag {
  tag: string
  /** Only some of the selected pictures have it. */
  some: boolean
  /** How many have it, if that is of interest. */
  count?: number
}

interface Props {
  tags: readonly ShownTag[]
  disabled?: boolean
  onAdd: (tags: string[]) => void
  onRemove: (tag: string) => void
  /** A chip was clicked: lists what has this tag. */
  onFilter: (tag: string) => void
}

const most = 8

/** The next picture's box, mounted when its record is loaded, takes the keyboard focus. */
let focusNext = false

/**
 * Tags as chips, with a box to type more: completed by usage; Enter or a comma adds, Ctrl+Enter adds and moves to the
 * next picture, Backspace removes the last one, Escape or Enter in an empty box leaves it.
 */
export function TagsBox({ tags, disabled = false, onAdd, onRemove, onFilter }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  useCommand('editTags', () => input.current?.focus())
  useEffect(() => {
    if (focusNext && document.activeElement === document.body) input.current?.focus()
    focusNext = false
  }, [])
  const suggestions = without(useTagSuggestions(typed, combobox.dropdownOpened), tags).slice(0, most)
  const add = (text: string): void => {
    const wanted = tagsIn(text)
    setTyped('')
    combobox.resetSelectedOption()
    if (wanted.length > 0) onAdd(wanted)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const chosen = combobox.getSelectedOptionIndex()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      add(suggestions[chosen]?.tag ?? typed)
      if (event.repeat) return
      focusNext = true
      commands.run('nextPicture')
    } else if (event.key === 'Enter' && chosen < 0) {
      event.preventDefault()
      if (typed === '') leaveText()
      else add(typed)
    } else if (event.key === 'Backspace' && typed === '' && !event.repeat) {
      // If held to empty the box, it stops there.
      const last = tags.findLast(({ some }) => !some)
      if (last) onRemove(last.tag)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      if (typed === '') leaveText()
      else setTyped('')
    }
  }
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text')
    if (!holdsSeparator(text)) return
    event.preventDefault()
    add(typed + text)
  }
  return (
    <Combobox store={combobox} onOptionSubmit={add} withinPortal position="bottom-start" disabled={disabled}>
      <Combobox.DropdownTarget>
        {/* Clicking beside the chips focuses the box, as in every text field. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <div
          className={classes.box}
          data-disabled={disabled || undefined}
          onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
        >
          {tags.map(({ tag, some, count }) => (
            <MarkChip
              key={tag}
              name={tag}
              some={some}
              count={count}
              what="tag"
              disabled={disabled}
              onPress={() => onFilter(tag)}
              onRemove={() => onRemove(tag)}
              onComplete={some ? () => onAdd([tag]) : undefined}
            />
          ))}
          <Combobox.EventsTarget>
            <input
              ref={input}
              className={classes.input}
              aria-label={t('viewer.tagsBox.addTag')}
              placeholder={tags.length === 0 ? t('viewer.tagsBox.addTag') : '+'}
              maxLength={2000}
              spellCheck={false}
              value={typed}
              disabled={disabled}
              onChange={(event) => {
                const text = event.currentTarget.value
                combobox.openDropdown()
                combobox.resetSelectedOption()
                if (holdsSeparator(text)) add(text)
                else setTyped(text)
              }}
              onFocus={() => combobox.openDropdown()}
              onBlur={() => {
                focusNext = false
                combobox.closeDropdown()
                add(typed)
              }}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
            />
          </Combobox.EventsTarget>
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={suggestions.length === 0} className={classes.dropdown}>
        <Combobox.Options aria-label={t('viewer.tagsBox.tagsOfLibrary')}>
          {suggestions.map(({ tag, count }) => (
            <Combobox.Option key={tag} value={tag} className={classes.option}>
              <span className={classes.optionName}>{tag}</span>
              <span className={classes.optionCount}>{formatCount(count)}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
