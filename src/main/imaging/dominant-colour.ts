const bins = 4096

/**
 * The dominant colour of the picture: the fullest of 16 x 16 x 16 boxes, averaged. Transparent pixels do not count; a
 * fully transparent picture is black.
 * @param pixels 8 bits per channel, `channels` of them: 1 or 2 (grey), 3 or 4 (RGB); an even number has alpha last
 * @returns "#rrggbb"
 */
export function dominantColour(pixels: Uint8Array, channels: number): string {
  const counts = new Uint32Array(bins)
  const sums = new Float64Array(bins * 3)
  const green = channels > 2 ? 1 : 0
  const blue = channels > 2 ? 2 : 0
  const alpha = channels % 2 === 0 ? channels - 1 : -1
  // Every pixel of a small picture, at most about 16,000 of a large one: visually the result is the same.
  const stride = Math.max(1, Math.floor(pixels.length / channels / 16_384)) * channels
  for (let at = 0; at + channels <= pixels.length; at += stride) {
    if (alpha >= 0 && pixels[at + alpha]! < 128) continue
    const r = pixels[at]!
    const g = pixels[at + green]!
    const b = pixels[at + blue]!
    const bin = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4)
    counts[bin] = counts[bin]! + 1
    sums[bin * 3] = sums[bin * 3]! + r
    sums[bin * 3 + 1] = sums[bin * 3 + 1]! + g
    sums[bin * 3 + 2] = sums[bin * 3 + 2]! + b
  }
  let fullest = 0
  for (let bin = 1; bin < bins; bin += 1) if (counts[bin]! > counts[fullest]!) fullest = bin
  const count = Math.max(1, counts[fullest]!)
  return `#${[0, 1, 2].map((channel) => hex(sums[fullest * 3 + channel]! / count)).join('')}`
}

const hex = (value: number): string => Math.round(value).toString(16).padStart(2, '0')
