/** Earlier searches. */
import { hasSearchableWord } from '../../../../../shared/domain/search-words.ts'
import { mostRecentSearches } from '../../../../../shared/domain/settings.ts'
import { updateSettingsSoon, useSettings } from '../../../data/settings-store.ts'

/** The list with this search first; one that only extends the newest one ("spar", "sparrow") replaces it. */
export function withRecent(recent: readonly string[], search: string): string[] {
  const text = search.trim().slice(0, 1000)
  if (!hasSearchableWord(text)) return [...recent]
  const key = text.toLocaleLowerCase()
  const others = recent.filter((other, at) => {
    const known = other.toLocaleLowerCase()
    return known !== key && !(at === 0 && key.startsWith(known))
  })
  return [text, ...others].slice(0, mostRecentSearches)
}

export function rememberSearch(search: string): void {
  const { find } = useSettings.getState().settings
  const recent = withRecent(find.recent, search)
  if (recent.join('\n') !== find.recent.join('\n')) updateSettingsSoon({ find: { ...find, recent } })
}

export function forgetSearches(): void {
  updateSettingsSoon({ find: { ...useSettings.getState().settings.find, recent: [] } })
}
