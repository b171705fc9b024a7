/** Sizes in pixels and aspect ratios, named as people ask for them. */
import type { BuiltInPreset } from '../../shared/domain/provider.ts'

export interface Size {
  width: number
  height: number
  label: string
}

const size = (width: number, height: number, name: string): Size => ({
  width,
  height,
  label: `${name} (${width} x ${height})`
})

/** What SDXL was trained on. */
export const sdxlSizes: readonly Size[] = [
  size(1024, 1024, 'Square 1:1'),
  size(1152, 896, 'Landscape 9:7'),
  size(896, 1152, 'Portrait 7:9'),
  size(1216, 832, 'Landscape 3:2'),
  size(832, 1216, 'Portrait 2:3'),
  size(1344, 768, 'Wide 16:9'),
  size(768, 1344, 'Tall 9:16'),
  size(1536, 640, 'Panorama 12:5'),
  size(640, 1536, 'Banner 5:12')
]

/** The same shapes with no side over 1024 pixels. */
export const sizesUpTo1024: readonly Size[] = [
  size(1024, 1024, 'Square 1:1'),
  size(1024, 768, 'Landscape 4:3'),
  size(768, 1024, 'Portrait 3:4'),
  size(1024, 680, 'Landscape 3:2'),
  size(680, 1024, 'Portrait 2:3'),
  size(1024, 576, 'Wide 16:9'),
  size(576, 1024, 'Tall 9:16')
]

/** The same shapes with no side over 768 pixels. */
export const sizesUpTo768: readonly Size[] = [
  size(768, 768, 'Square 1:1'),
  size(768, 576, 'Landscape 4:3'),
  size(576, 768, 'Portrait 3:4'),
  size(768, 512, 'Landscape 3:2'),
  size(512, 768, 'Portrait 2:3'),
  size(768, 432, 'Wide 16:9'),
  size(432, 768, 'Tall 9:16'),
  size(512, 512, 'Small square 1:1')
]

/** For SD 1.5 inpainting, where the size is normally the source picture's own. */
export const inpaintingSizes: readonly Size[] = [
  size(512, 512, 'Square 1:1'),
  size(768, 768, 'Square 1:1'),
  size(1024, 1024, 'Square 1:1'),
  size(768, 512, 'Landscape 3:2'),
  size(512, 768, 'Portrait 2:3')
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
  '1:1': 'Square',
  '16:9': 'Wide',
  '21:9': 'Cinema',
  '3:2': 'Landscape',
  '4:3': 'Landscape',
  '5:4': 'Landscape',
  '2:3': 'Portrait',
  '3:4': 'Portrait',
  '4:5': 'Portrait',
  '9:16': 'Tall',
  '9:21': 'Very tall'
}

/** "Landscape 3:2". */
export function ratioLabel(ratio: string): string {
  return `${ratioNames[ratio] ?? 'Ratio'} ${ratio}`
}

/** One preset per aspect ratio. Ids end in "3x2". */
export function ratioPresets(operationId: string, ratios: readonly string[]): BuiltInPreset[] {
  return ratios.map((ratio) => ({
    id: `${operationId}:${ratio.replace(':', 'x')}`,
    label: ratioLabel(ratio),
    parameters: { aspectRatio: ratio }
  }))
}
