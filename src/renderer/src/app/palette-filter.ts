import type { SpotlightActionData, SpotlightActionGroupData, SpotlightFilterFunction } from '@mantine/spotlight'

/** How well an entry matches what was typed, 0 best; null if it does not. */
function rankOf({ label = '', description = '', keywords = [] }: SpotlightActionData, typed: string): number | null {
  const name = label.toLowerCase()
  if (name === typed) return 0
  // A whole typed word ranks above the beginning of a longer one: "key" before "keyboard".
  const words = ` ${name.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  if (words.startsWith(` ${typed} `)) return 1
  if (words.includes(` ${typed} `)) return 2
  if (name.startsWith(typed)) return 3
  if (name.includes(typed)) return 4
  const others = [description, ...(typeof keywords === 'string' ? [keywords] : keywords)]
  return others.some((other) => other.toLowerCase().includes(typed)) ? 5 : null
}

/** An exact name comes first, and its heading with it: Enter runs the first one. */
export const filterPalette: SpotlightFilterFunction = (query, data) => {
  const typed = query.trim().toLowerCase()
  if (typed === '') return data
  const groups = data.filter((item): item is SpotlightActionGroupData => 'actions' in item)
  const ranked = groups.map(({ group, actions }) => {
    const found = actions.flatMap((action) => {
      const rank = rankOf(action, typed)
      return rank === null ? [] : [{ action, rank }]
    })
    found.sort((a, b) => a.rank - b.rank)
    return { group, actions: found.map(({ action }) => action), best: found[0]?.rank ?? null }
  })
  return ranked
    .filter(({ best }) => best !== null)
    .sort((a, b) => a.best! - b.best!)
    .map(({ group, actions }) => ({ group, actions }))
}
