/** A picture's recipe, as lines to read and to copy. */

import { parameterNames, parameterTable } from '../../../../shared/domain/parameter-table.ts'
import type { Parameters } from '../../../../shared/domain/parameters.ts'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../shared/words/bytes.ts'
import { formatDuration, formatMoment } from '../../../../shared/words/time.ts'

export interface Detail {
  label: string
  value: string
  /** What is copied, if it differs from what is shown. */
  copied?: string
}

const names = parameterNames.filter((name) => parameterTable[name].detail)

const shown = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)

function parameterLines(parameters: Parameters): Detail[] {
  return names.flatMap((name) => {
    const value = parameters[name]
    return value === undefined || value === '' ? [] : [{ label: parameterTable[name].label, value: shown(value) }]
  })
}

/** "PNG", "JPEG" */
export function typeOf({ mime }: Pick<Picture, 'mime'>): string {
  return mime.slice('image/'.length).toUpperCase()
}

/** "SDXL Lightning, Pixazo" */
export function modelOf({
  operationLabel,
  providerLabel
}: Pick<Picture, 'operationLabel' | 'providerLabel'>): string | null {
  return [operationLabel, providerLabel].filter((part) => part !== null).join(', ') || null
}

/**
 * Every line except prompt and negative prompt.
 * @param now epoch milliseconds, for "today"
 */
export function detailsOf(picture: Picture, now: number): Detail[] {
  const model = modelOf(picture)
  const asked = picture.parameters
  const lines: Detail[] = []
  if (model !== null) lines.push({ label: t('viewer.details.model'), value: model })
  lines.push({
    label: t('viewer.details.size'),
    value: `${picture.width} × ${picture.height}`,
    copied: `${picture.width}x${picture.height}`
  })
  // Of a repaint the part that was sent is told beside its mask.
  if (
    picture.inpaint === null &&
    asked?.width !== undefined &&
    asked.height !== undefined &&
    (asked.width !== picture.width || asked.height !== picture.height)
  )
    lines.push({
      label: t('viewer.details.askedFor'),
      value: `${asked.width} × ${asked.height}`,
      copied: `${asked.width}x${asked.height}`
    })
  if (asked) lines.push(...parameterLines(asked))
  lines.push({ label: t('viewer.details.file'), value: `${typeOf(picture)}, ${formatBytes(picture.bytes)}` })
  if (picture.tookMs !== null) lines.push({ label: t('viewer.details.took'), value: formatDuration(picture.tookMs) })
  lines.push({
    label: t('viewer.details.made'),
    value: formatMoment(picture.createdAt, now),
    copied: new Date(picture.createdAt).toISOString()
  })
  return lines
}

/** Everything as lines of text. */
export function asText(picture: Picture, now: number): string {
  const { parameters } = picture
  const lines: Detail[] = []
  if (parameters) lines.push({ label: t('viewer.details.prompt'), value: parameters.prompt })
  if (parameters?.negativePrompt)
    lines.push({ label: t('viewer.details.negativePrompt'), value: parameters.negativePrompt })
  lines.push(...detailsOf(picture, now))
  return lines
    .map(({ label, value }) => `${label}: ${label === 'Made' ? new Date(picture.createdAt).toISOString() : value}`)
    .join('\n')
}

/** Everything as JSON, with the parameters' own names. */
export function asJson(picture: Picture): string {
  const { operationId, providerLabel, operationLabel, width, height, mime, bytes, createdAt, sha256, parameters } =
    picture
  const made = new Date(createdAt).toISOString()
  return JSON.stringify(
    {
      service: providerLabel,
      model: operationLabel,
      operationId,
      parameters,
      picture: { width, height, mime, bytes, sha256, made }
    },
    null,
    2
  )
}

/** An HTTP request as text, as sent over the wire. */
export function requestAsText(request: {
  method: string
  url: string
  headers: Record<string, string>
  body: string
}): string {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`)
  return [`${request.method} ${request.url}`, ...headers, ...(request.body === '' ? [] : ['', request.body])].join('\n')
}
