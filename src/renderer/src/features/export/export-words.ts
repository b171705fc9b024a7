/** The texts of the export dialog. */

import type { ExportForm, ExportSettings, ExportSurvey } from '../../../../shared/domain/export.ts'
import { estimateBytes } from '../../../../shared/domain/export.ts'
import type { MetadataProfile } from '../../../../shared/domain/metadata-profile.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../shared/words/bytes.ts'

export const forms: { value: ExportForm; label: string }[] = [
  { value: 'folder', label: t('export.exportWords.folder') },
  { value: 'zip', label: t('export.exportWords.zip') },
  { value: 'sheet', label: t('export.exportWords.contactSheet') }
]

export const profiles: { value: MetadataProfile; label: string; means: string }[] = [
  {
    value: 'everything',
    label: t('export.exportWords.everything'),
    means: t('export.exportWords.everythingHelp')
  },
  {
    value: 'a1111',
    label: t('export.exportWords.a1111Compatible'),
    means: t('export.exportWords.a1111Help')
  },
  { value: 'none', label: t('export.exportWords.none'), means: t('export.exportWords.pixelsOnly') }
]

/** "12 pictures, about 18 MB" */
export function amountWords(survey: ExportSurvey, settings: ExportSettings): string {
  const left = survey.count - survey.gone
  const count = settings.form === 'sheet' ? survey.count : left
  return t('export.exportWords.about', { count, size: formatBytes(Math.round(estimateBytes(survey, settings))) })
}

/** What is left out or changed, a sentence each. */
export function warnings({ gone, groups }: ExportSurvey, { form, format }: ExportSettings): string[] {
  if (form === 'sheet') return []
  const said: string[] = []
  if (gone > 0) said.push(t('export.exportWords.gone', { gone }))
  if (format === 'jpeg' && groups.some(({ mime }) => mime !== 'image/jpeg'))
    said.push(t('export.exportWords.transparentAreasBecomeWhiteIn'))
  if (format === 'original' && groups.some(({ mime }) => mime === 'image/avif')) said.push(t('export.exportWords.avif'))
  return said
}

const separator = (folder: string): string => (folder.includes('\\') ? '\\' : '/')

/** The destination as a path for display. */
export function placeWords(folder: string, form: ExportForm, name: string): string {
  const ending = { folder: '', zip: '.zip', sheet: '.html' }[form]
  return name.trim() === '' ? folder : `${folder.replace(/[/\\]$/, '')}${separator(folder)}${name.trim()}${ending}`
}

/** The question if files with the same names exist. */
export function thereWords(form: ExportForm, count: number): string {
  if (form === 'zip') return t('export.exportWords.zipExists')
  if (form === 'sheet') return t('export.exportWords.sheetExists')
  return t('export.exportWords.filesExist', { count })
}
