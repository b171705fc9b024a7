import { flag, kindOf, ratingOf } from '../../../../shared/domain/picture-flags.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatTime } from '../../../../shared/words/time.ts'

interface Named {
  /** Epoch milliseconds. */
  createdAt: number
  /** "1216 × 832" */
  size: string
  /** See picture-flags.ts. */
  flags: number
  /** Undefined while the record is not loaded, or if no recipe is known. */
  prompt: string | undefined
}

const longest = 80

/** The beginning of a prompt, cut between two words if that keeps most of it. */
function beginning(prompt: string): string {
  const text = prompt.replaceAll(/\s+/gu, ' ').trim()
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:]+$/u, '')}…`
}

/** The name of a tile for screen readers: "Picture of 14:02, a lighthouse at dusk, 1216 × 832, rated 4, favourite". */
export function pictureNameOf({ createdAt, size, flags, prompt = '' }: Named): string {
  const has = (bit: number, words: string): string => ((flags & bit) === 0 ? '' : words)
  const rating = ratingOf(flags)
  return [
    t('gallery.pictureName.pictureOf', { time: formatTime(createdAt) }),
    beginning(prompt),
    size,
    kindOf(flags) === 'repainted' ? t('gallery.pictureName.repainted') : '',
    has(flag.children, t('gallery.pictureName.hasVariations')),
    rating === 0 ? '' : t('gallery.pictureName.rated', { stars: rating }),
    has(flag.missing, t('gallery.pictureName.fileMissing')),
    has(flag.fileRemoved, t('gallery.pictureName.recipeOnly')),
    has(flag.favourite, t('gallery.pictureName.favourite'))
  ]
    .filter((part) => part !== '')
    .join(', ')
}
