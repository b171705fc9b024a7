import { formatTime } from '../../ui/format.ts'

interface Named {
  /** Epoch milliseconds. */
  createdAt: number
  /** "1216 × 832" */
  size: string
  favourite: boolean
  missing: boolean
  /** Undefined while the record is not loaded, or where no recipe is known. */
  prompt: string | undefined
}

const longest = 80

/** The beginning of a prompt, cut between two words where that leaves most of it. */
function beginning(prompt: string): string {
  const text = prompt.replaceAll(/\s+/gu, ' ').trim()
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:]+$/u, '')}…`
}

/** What a screen reader says of a tile: "Picture of 14:02, a lighthouse at dusk, 1216 × 832". */
export function nameOf({ createdAt, size, favourite, missing, prompt = '' }: Named): string {
  const parts = [`Picture of ${formatTime(createdAt)}`, beginning(prompt), size, favourite ? 'favourite' : '', missing ? 'its file is missing' : '']
  return parts.filter((part) => part !== '').join(', ')
}
