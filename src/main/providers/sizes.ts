/** Sizes in pixels and aspect ratios, named as people ask for them. */

import type { BuiltInPreset } from '../../shared/domain/provider.ts'
import { t } from '../../shared/messages/t.ts'

export interface Size {
  width: number
  height: number
  label: string
}

const size = (width: number, height: number, name: string): Size => ({
  width,
  height,
  label: t('providers.sizes.namedSize', { name, width, height })
})

/** What SDXL was trained on. */
export const sdxlSizes: readonly Size[] = [
  size(1024, 1024, t('providers.sizes.square11')),
  size(1152, 896, t('providers.sizes.landscape97')),
  size(896, 1152, t('providers.sizes.portrait79')),
  size(1216, 832, t('providers.sizes.landscape32')),
  size(832, 1216, t('providers.sizes.portrait23')),
  size(1344, 768, t('providers.sizes.wide169')),
  size(768, 1344, t('providers.sizes.tall916')),
  size(1536, 640, t('providers.sizes.panorama125')),
  size(640, 1536, t('providers.sizes.banner512'))
]

/** The same shapes with no side over 1024 pixels. */
export const sizesUpTo1024: readonly Size[] = [
  size(1024, 1024, t('providers.sizes.square11')),
  size(1024, 768, t('providers.sizes.landscape43')),
  size(768, 1024, t('providers.sizes.portrait34')),
  size(1024, 680, t('providers.sizes.landscape32')),
  size(680, 1024, t('providers.sizes.portrait23')),
  size(1024, 576, t('providers.sizes.wide169')),
  size(576, 1024, t('providers.sizes.tall916'))
]

/** The same shapes with no side over 768 pixels. */
export const sizesUpTo768: readonly Size[] = [
  size(768, 768, t('providers.sizes.square11')),
  size(768, 576, t('providers.sizes.landscape43')),
  size(576, 768, t('providers.sizes.portrait34')),
  size(768, 512, t('providers.sizes.landscape32')),
  size(512, 768, t('providers.sizes.portrait23')),
  size(768, 432, t('providers.sizes.wide169')),
  size(432, 768, t('providers.sizes.tall916')),
  size(512, 512, t('providers.sizes.smallSquare11'))
]

/** For SD 1.5 inpainting, where the size is normally the source picture's own. */
export const inpaintingSizes: readonly Size[] = [
  size(512, 512, t('providers.sizes.square11')),
  size(768, 768, t('providers.sizes.square11')),
  size(1024, 1024, t('providers.sizes.square11')),
  size(768, 512, t('providers.sizes.landscape32')),
  size(512, 768, t('providers.sizes.portrait23'))
]

/** One preset per size. Ids end in "1152x896". */
export function sizePresets(operationId: string, sizes: readonly Size[]): BuiltInPreset[] {
  return sizes.map(({ width, height, label }) => ({
    id: `${operationId}:${width}x${height}`,
    label,
    parameters: { width, height }
  }))
}

export const sd3Ratios = ['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '9:16', '9:21'] as const
export const sd35Ratios = [...sd3Ratios, '3:4', '4:3'] as const

const ratioNames: Readonly<Record<string, string>> = {
  '1:1': t('providers.sizes.square'),
  '16:9': t('providers.sizes.wide'),
  '21:9': t('providers.sizes.cinema'),
  '3:2': t('providers.sizes.landscape'),
  '4:3': t('providers.sizes.landscape'),
  '5:4': t('providers.sizes.landscape'),
  '2:3': t('providers.sizes.portrait'),
  '3:4': t('providers.sizes.portrait'),
  '4:5': t('providers.sizes.portrait'),
  '9:16': t('providers.sizes.tall'),
  '9:21': t('providers.sizes.veryTall')
}

/** "Landscape 3:2". */
export function ratioLabel(ratio: string): string {
  const name = ratioNames[ratio]
  return name === undefined ? ratio : t('providers.sizes.namedRatio', { name, ratio })
}

/** One preset per aspect ratio. Ids end in "3x2". */
export function ratioPresets(operationId: string, ratios: readonly string[]): BuiltInPreset[] {
  return ratios.map((ratio) => ({
    id: `${operationId}:${ratio.replace(':', 'x')}`,
    label: ratioLabel(ratio),
    parameters: { aspectRatio: ratio }
  }))
}
