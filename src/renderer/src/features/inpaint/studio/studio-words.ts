/** The texts of the studio. Pure. */

import type { ImageHostSettings } from '../../../../../shared/domain/image-host.ts'
import type { Inpaint, InpaintReport } from '../../../../../shared/domain/inpaint.ts'
import type { ProviderInfo } from '../../../../../shared/domain/provider.ts'
import { language } from '../../../../../shared/messages/language.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { hostOf } from '../../../data/destination.ts'

const share = new Intl.NumberFormat(language.locale, { maximumFractionDigits: 1 })
const size = ({ width, height }: { width: number; height: number }): string => `${width} × ${height}`

/** "sent: 512 × 456 around the mask, padding 48": the label of the frame in the picture. */
export function guideLabel({ sent, padding }: Pick<Inpaint, 'sent' | 'padding'>): string {
  return t('inpaint.studioWords.guide', { size: size(sent), padding })
}

/** "512 × 456 around the mask, padding 48", and what it is scaled from. */
export function sentWords({ mode, area, sent, padding }: Inpaint): string {
  const scaled = area.width === sent.width && area.height === sent.height ? 'no' : 'yes'
  const sizes = { size: size(sent), scaled, from: size(area) } as const
  return mode === 'whole'
    ? t('inpaint.studioWords.sentWhole', sizes)
    : t('inpaint.studioWords.sentMasked', { ...sizes, padding })
}

export type Host =
  /** The files are uploaded automatically. */
  | { kind: 'upload'; text: string }
  /** The user enters two links. */
  | { kind: 'link'; text: string }
  /** Nothing is set up: nothing can be sent. */
  | { kind: 'none'; text: string }

/** How the picture and mask reach a place from which the service can fetch them. */
export function hostFor(provider: Pick<ProviderInfo, 'demo' | 'label'>, { use, s3 }: ImageHostSettings): Host {
  if (provider.demo) return { kind: 'upload', text: t('inpaint.studioWords.uploadedToDemo') }
  if (use === 'inline')
    return {
      kind: 'upload',
      text: t('inpaint.studioWords.inline', { service: provider.label })
    }
  if (use === 'link')
    return {
      kind: 'link',
      text: t('inpaint.studioWords.giveLinks', { service: provider.label })
    }
  if (use === 's3' && s3 !== null) {
    const deleted = s3.deleteAfter ? 'yes' : 'no'
    return {
      kind: 'upload',
      text: t('inpaint.studioWords.uploadedToBucket', { deleted, bucket: s3.bucket, host: hostOf(s3.endpoint) })
    }
  }
  if (use === 's3')
    return {
      kind: 'none',
      text: t('inpaint.studioWords.bucketMissing', { service: provider.label })
    }
  return { kind: 'none', text: t('inpaint.studioWords.hostMissing', { service: provider.label }) }
}

const linkPattern = /^https?:\/\/[^\s/]+\.?[^\s]*$/i

/** What is wrong with a link; null for one that can be sent. */
export function linkProblem(link: string): string | null {
  if (link.trim() === '') return t('inpaint.studioWords.linkMissing')
  return linkPattern.test(link.trim()) && URL.canParse(link.trim()) ? null : t('inpaint.studioWords.notLink')
}

/** What the service changed outside the mask. */
function driftWords({ drift }: InpaintReport): string {
  if (drift.changed === 0) return t('inpaint.studioWords.unchangedOutside')
  const percent = drift.changed * 100
  return t('inpaint.studioWords.changedOutside', {
    percent: percent < 0.1 ? t('inpaint.studioWords.lessThanTenth') : share.format(percent),
    mean: share.format(drift.mean)
  })
}

/** The outcome of a repaint, one sentence each. */
export function reportWords(report: InpaintReport, { sent }: Pick<Inpaint, 'sent'>): string[] {
  const words = [driftWords(report)]
  if (report.scaled)
    words.push(t('inpaint.studioWords.rescaled', { returned: size(report.returned), sent: size(sent) }))
  if (report.untouched) words.push(t('inpaint.studioWords.untouched'))
  return words
}
