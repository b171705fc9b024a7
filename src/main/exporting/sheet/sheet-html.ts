/** The markup of a contact sheet. Everything from a picture is text, whatever it looks like. */
import { createHash } from 'node:crypto'
import { language, languageTag } from '../../../shared/messages/language.ts'
import { t } from '../../../shared/messages/t.ts'
import type { WrittenFacts } from '../../metadata/written-texts.ts'
import { sheetScript, sheetStyle, shownPlace } from './sheet-assets.ts'

export interface SheetItem {
  /** Name of the file. */
  name: string
  /** Relative path of the exported file, with "/" as separator; null for a standalone sheet. */
  path: string | null
  /** WebP; null if there is none. */
  thumbnail: Uint8Array | null
  /** Pixels of the original. */
  width: number
  height: number
  /** Null: the profile allows no metadata. */
  facts: WrittenFacts | null
}

const replacements: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for content and double-quoted attributes. */
export function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (character) => replacements[character]!)
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Only what is in the file itself is loaded or run, and nothing is sent. */
const policy = [
  "default-src 'none'",
  'img-src data:',
  `style-src ${hashOf(sheetStyle)}`,
  `script-src ${hashOf(sheetScript)}`,
  "base-uri 'none'",
  "form-action 'none'"
].join('; ')

/** @param count of all pictures that follow */
export function sheetHead(title: string, count: number): string {
  const pictures = t('exporting.sheetHtml.pictures', { count })
  // What the script shows while searching: it inserts the number.
  const shownOf = t('exporting.sheetHtml.shownOf', { shown: shownPlace, pictures })
  const search = escaped(t('exporting.sheetHtml.search'))
  const searchLabel = escaped(t('exporting.sheetHtml.searchLabel'))
  return `<!doctype html>
<html lang="${languageTag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${sheetStyle}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<span id="found" role="status" data-of="${escaped(shownOf)}">${escaped(pictures)}</span>
<input id="search" type="search" placeholder="${search}" aria-label="${searchLabel}" autocomplete="off" hidden>
</header>
<main>
`
}

export const sheetEnd = `</main>
<p id="none" hidden>${escaped(t('exporting.sheetHtml.noneFound'))}</p>
<script>${sheetScript}</script>
</body>
</html>
`

/** One picture with its text. */
export function sheetFigure(item: SheetItem): string {
  const { name, path, thumbnail, facts } = item
  const alt = escaped((facts?.parameters?.prompt ?? name).slice(0, 300))
  const image =
    thumbnail === null
      ? `<div class="gone">${escaped(t('exporting.sheetHtml.noPicture'))}</div>`
      : `<img alt="${alt}" decoding="async" src="data:image/webp;base64,${Buffer.from(thumbnail).toString('base64')}">`
  const linked = path === null ? image : `<a href="${path.split('/').map(encodeURIComponent).join('/')}">${image}</a>`
  const caption = [
    ...(facts === null ? [] : words(facts)),
    `<p class="name">${escaped(`${name} · ${item.width} × ${item.height}`)}</p>`
  ]
  return `<figure>${linked}<figcaption>${caption.join('')}</figcaption></figure>\n`
}

/** A prompt up to this many characters is shown in full; a longer one is shortened and can be expanded. */
const shownPrompt = 400

function words(facts: WrittenFacts): string[] {
  const { parameters, rating, tags, notes } = facts
  const lines: string[] = []
  const stars = escaped(t('exporting.sheetHtml.stars', { rating: `${rating}` }))
  if (rating > 0) lines.push(`<p class="stars" aria-label="${stars}">${'★'.repeat(rating)}</p>`)
  if (parameters?.prompt) lines.push(prompt(parameters.prompt))
  if (parameters?.negativePrompt) {
    const negative = t('exporting.sheetHtml.negative', { prompt: parameters.negativePrompt })
    lines.push(`<p class="negative">${escaped(negative)}</p>`)
  }
  const line = factLine(facts)
  if (line !== '') lines.push(`<p class="facts">${escaped(line)}</p>`)
  if (tags.length > 0) lines.push(`<p class="facts">${escaped(tags.join(', '))}</p>`)
  if (notes !== '') lines.push(`<p class="facts">${escaped(notes)}</p>`)
  return lines
}

function prompt(text: string): string {
  if (text.length <= shownPrompt) return `<p>${escaped(text)}</p>`
  return `<details><summary>${escaped(text.slice(0, shownPrompt))}…</summary><p>${escaped(text)}</p></details>`
}

function factLine({ parameters, service, model, software, createdAt }: WrittenFacts): string {
  const of = (name: 'seed' | 'steps' | 'guidance' | 'strength'): string | null => {
    const value = parameters?.[name]
    return value === undefined ? null : t(`exporting.sheetHtml.${name}`, { value: `${value}` })
  }
  const day = new Date(createdAt)
  const two = (number: number): string => String(number).padStart(2, '0')
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
  const parts = [
    model,
    service ?? software,
    of('seed'),
    of('steps'),
    of('guidance'),
    of('strength'),
    parameters?.scheduler ?? null,
    date
  ]
  return parts.filter((part) => part !== null && part !== '').join(' · ')
}
