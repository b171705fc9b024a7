/** What the studio says, in plain words. Pure. */

import type { ImageHostSettings } from '../../../../../shared/domain/image-host.ts'
import type { Inpaint, InpaintReport } from '../../../../../shared/domain/inpaint.ts'
import type { ProviderInfo } from '../../../../../shared/domain/provider.ts'
import { language } from '../../../../../shared/messages/language.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { hostOf } from '../../../data/destination.ts'

const share = new Intl.NumberFormat(language.locale, { maximumFractionDigits: 1 })
const size = ({ width, height }: { width: number; height: number }): string => `${width} × ${height}`

/** "sent: 512 × 456 around the mask, padding 48": what the frame in the picture says. */
export function guideLabel({ sent, padding }: Pick<Inpaint, 'sent' | 'padding'>): string {
  return t('inpaint.studioWords.sentAroundMaskPadding', { size: size(sent), padding })
}

/** "512 × 456 around the mask, padding 48", and what it is scaled from. */
export function sentWords({ mode, area, sent, padding }: Inpaint): string {
  const scaled =
    area.width === sent.width && area.height === sent.height
      ? ''
      : t('inpaint.studioWords.scaledFrom', { size: size(area) })
  return mode === 'whole'
    ? t('inpaint.studioWords.wholePicture', { size: size(sent), scaled })
    : t('inpaint.studioWords.aroundMaskPadding', { size: size(sent), padding, scaled })
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
  if (provider.demo) return { kind: 'upload', text: t('inpaint.studioWords.uploadedToDemoOnThis') }
  if (use === 'inline')
    return {
      kind: 'upload',
      text: t('inpaint.studioWords.sentInsideRequestAsData', { label: provider.label })
    }
  if (use === 'link')
    return {
      kind: 'link',
      text: t('inpaint.studioWords.saveBothFilesPutThem', { label: provider.label })
    }
  if (use === 's3' && s3 !== null) {
    const after = s3.deleteAfter ? t('inpaint.studioWords.deletedWhenDone') : t('inpaint.studioWords.andLeftThere')
    return {
      kind: 'upload',
      text: t('inpaint.studioWords.uploadedToBucketOn', { bucket: s3.bucket, hostOf: hostOf(s3.endpoint), after })
    }
  }
  if (use === 's3')
    return {
      kind: 'none',
      text: t('inpaint.studioWords.bucketIsChosenButNot', { label: provider.label })
    }
  return { kind: 'none', text: t('inpaint.studioWords.noImageHostIsSet', { label: provider.label }) }
}

const linkPattern = /^https?:\/\/[^\s/]+\.?[^\s]*$/i

/** What is wrong with a link; null for one that can be sent. */
export function linkProblem(link: string): string | null {
  if (link.trim() === '') return t('inpaint.studioWords.linkIsMissing')
  return linkPattern.test(link.trim()) && URL.canParse(link.trim()) ? null : t('inpaint.studioWords.thisIsNoLinkIt')
}

/** What the service did to what it was to leave alone. */
function driftWords({ drift }: InpaintReport): string {
  if (drift.changed === 0) return t('inpaint.studioWords.outsideMaskServiceChangedNothing')
  const percent = drift.changed * 100
  const changed = percent < 0.1 ? t('inpaint.studioWords.lessThan01') : share.format(percent)
  return t('inpaint.studioWords.outsideMaskServiceChangedOf', { changed, value: share.format(drift.mean) })
}

/** What came of a repaint, a sentence each. */
export function reportWords(report: InpaintReport, { sent }: Pick<Inpaint, 'sent'>): string[] {
  const words = [driftWords(report)]
  if (report.scaled)
    words.push(
      t('inpaint.studioWords.serviceAnsweredWithInsteadOf', { size: size(report.returned), size2: size(sent) })
    )
  if (report.untouched) words.push(t('inpaint.studioWords.serviceGaveBackWhatIt'))
  return words
}
