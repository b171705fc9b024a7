/** What the studio says, in plain words. Pure. */
import type { ImageHostSettings } from '../../../../../shared/domain/image-host.ts'
import type { Inpaint, InpaintReport } from '../../../../../shared/domain/inpaint.ts'
import type { ProviderInfo } from '../../../../../shared/domain/provider.ts'
import { hostOf } from '../../../data/destination.ts'

const share = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const size = ({ width, height }: { width: number; height: number }): string => `${width} × ${height}`

/** "sent: 512 × 456 around the mask, padding 48": what the frame in the picture says. */
export function guideLabel({ sent, padding }: Pick<Inpaint, 'sent' | 'padding'>): string {
  return `sent: ${size(sent)} around the mask, padding ${padding}`
}

/** "512 × 456 around the mask, padding 48", and what it is scaled from. */
export function sentWords({ mode, area, sent, padding }: Inpaint): string {
  const scaled = area.width === sent.width && area.height === sent.height ? '' : `, scaled from ${size(area)}`
  return mode === 'whole'
    ? `${size(sent)}, the whole picture${scaled}`
    : `${size(sent)} around the mask, padding ${padding}${scaled}`
}

export type Host =
  /** The files go there by themselves. */
  | { kind: 'upload'; text: string }
  /** The user gives two links. */
  | { kind: 'link'; text: string }
  /** Nothing is set up: nothing can be sent. */
  | { kind: 'none'; text: string }

/** How the picture and the mask get to where the service can fetch them. */
export function hostFor(provider: Pick<ProviderInfo, 'demo' | 'label'>, { use, s3 }: ImageHostSettings): Host {
  if (provider.demo) return { kind: 'upload', text: 'Uploaded to the demo on this machine, deleted when done.' }
  if (use === 'inline')
    return {
      kind: 'upload',
      text: `Sent inside the request as data. This is experimental: ${provider.label} may refuse it.`
    }
  if (use === 'link')
    return {
      kind: 'link',
      text: `Save both files, put them where ${provider.label} can fetch them, and give their links.`
    }
  if (use === 's3' && s3 !== null) {
    const after = s3.deleteAfter ? 'deleted when done' : 'and left there'
    return { kind: 'upload', text: `Uploaded to bucket “${s3.bucket}” on ${hostOf(s3.endpoint)}, ${after}.` }
  }
  if (use === 's3')
    return {
      kind: 'none',
      text: `The bucket is chosen but not filled in yet: ${provider.label} cannot fetch the picture.`
    }
  return { kind: 'none', text: `No image host is set up: ${provider.label} cannot fetch the picture.` }
}

const linkPattern = /^https?:\/\/[^\s/]+\.?[^\s]*$/i

/** What is wrong with a link; null for one that can be sent. */
export function linkProblem(link: string): string | null {
  if (link.trim() === '') return 'The link is missing'
  return linkPattern.test(link.trim()) && URL.canParse(link.trim())
    ? null
    : 'This is no link: it begins with https:// or http://'
}

/** What the service did to what it was to leave alone. */
function driftWords({ drift }: InpaintReport): string {
  if (drift.changed === 0) return 'Outside the mask the service changed nothing to speak of.'
  const percent = drift.changed * 100
  const changed = percent < 0.1 ? 'less than 0.1' : share.format(percent)
  return (
    `Outside the mask the service changed ${changed} % of the pixels (mean ${share.format(drift.mean)} of 255); ` +
    'the original’s pixels were kept.'
  )
}

/** What came of a repaint, a sentence each. */
export function reportWords(report: InpaintReport, { sent }: Pick<Inpaint, 'sent'>): string[] {
  const words = [driftWords(report)]
  if (report.scaled)
    words.push(`The service answered with ${size(report.returned)} instead of ${size(sent)}: it was scaled back.`)
  if (report.untouched) words.push('The service gave back what it was sent: nothing was repainted.')
  return words
}
