/** What the export dialog says. */
import type { ExportForm, ExportSettings, ExportSurvey } from '../../../../shared/domain/export.ts'
import { estimateBytes } from '../../../../shared/domain/export.ts'
import type { MetadataProfile } from '../../../../shared/domain/metadata-profile.ts'
import { formatBytes } from '../../../../shared/words/bytes.ts'
import { formatCount, plural } from '../../../../shared/words/count.ts'

export const forms: { value: ExportForm; label: string }[] = [
  { value: 'folder', label: 'Folder' },
  { value: 'zip', label: 'Zip' },
  { value: 'sheet', label: 'Contact sheet' }
]

export const profiles: { value: MetadataProfile; label: string; means: string }[] = [
  {
    value: 'everything',
    label: 'Everything',
    means: 'Recipe, rating, tags and notes, for Palimpsest and for other tools'
  },
  {
    value: 'a1111',
    label: 'A1111-compatible',
    means: 'Prompt and parameters, as A1111, Forge and most tools read them'
  },
  { value: 'none', label: 'None', means: 'Pixels only' }
]

/** "12 pictures, about 18 MB" */
export function amountWords(survey: ExportSurvey, settings: ExportSettings): string {
  const left = survey.count - survey.gone
  const count = settings.form === 'sheet' ? survey.count : left
  return `${plural(count, 'picture')}, about ${formatBytes(Math.round(estimateBytes(survey, settings)))}`
}

/** What is left out or changed, a sentence each. */
export function warnings({ gone, groups }: ExportSurvey, { form, format }: ExportSettings): string[] {
  if (form === 'sheet') return []
  const said: string[] = []
  if (gone > 0)
    said.push(
      `${gone === 1 ? 'One has' : `${formatCount(gone)} have`} no file any more and ` +
        `${gone === 1 ? 'is' : 'are'} left out.`
    )
  if (format === 'jpeg' && groups.some(({ mime }) => mime !== 'image/jpeg'))
    said.push('Transparent areas become white in JPEG.')
  if (format === 'original' && groups.some(({ mime }) => mime === 'image/avif')) said.push('AVIF files leave as PNG.')
  return said
}

const separator = (folder: string): string => (folder.includes('\\') ? '\\' : '/')

/** Where it goes, as a path for people. */
export function placeWords(folder: string, form: ExportForm, name: string): string {
  const ending = { folder: '', zip: '.zip', sheet: '.html' }[form]
  return name.trim() === '' ? folder : `${folder.replace(/[/\\]$/, '')}${separator(folder)}${name.trim()}${ending}`
}

/** What is asked when there are files of the same names. */
export function thereWords(form: ExportForm, count: number): string {
  if (form === 'zip') return 'A zip of this name is there already.'
  if (form === 'sheet') return 'A contact sheet of this name is there already.'
  return count === 1
    ? 'One file of the same name is there already.'
    : `${formatCount(count)} files of the same names are there already.`
}
