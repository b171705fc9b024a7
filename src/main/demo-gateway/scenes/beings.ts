/** A person and an animal, in poster style. */
import type { Brief } from '../brief.ts'
import type { Canvas } from '../canvas.ts'
import { ellipse, rounded } from '../canvas.ts'
import type { Lab } from '../colour.ts'
import { lch, mix, shift } from '../colour.ts'
import { paintStem } from './branch.ts'
import { paintFlower } from './parts.ts'
import { paintSky } from './sky.ts'

function backdrop(canvas: Canvas, brief: Brief, cx: number, cy: number, r: number): void {
  const { palette } = brief
  canvas.gradient([
    [0, palette.zenith],
    [0.6, palette.middle],
    [1, mix(palette.middle, palette.horizon, 0.6)]
  ])
  canvas.glow(cx, cy, r * 2.3, palette.horizon, 0.5, 2)
  canvas.disc(
    cx,
    cy,
    r,
    {
      colour: mix(palette.horizon, palette.light, 0.5),
      to: mix(palette.horizon, palette.accent, 0.35),
      from: [cx, cy - r],
      until: [cx, cy + r]
    },
    1,
    1.5
  )
}

/** Head and shoulders before a disc of light, surrounded by flowers. */
export function paintPortrait(canvas: Canvas, brief: Brief): void {
  const random = brief.random('portrait')
  const { palette } = brief
  const s = Math.min(canvas.width * 0.46, canvas.height * 0.4)
  const cx = canvas.width / 2 + random.bell() * canvas.unit * 0.03
  const cy = canvas.height * 0.46
  if (brief.has('scene:forest') || brief.has('scene:sea') || brief.has('scene:mountains'))
    paintSky(canvas, brief, canvas.height)
  backdrop(canvas, brief, cx, cy - s * 0.12, s * 0.98)
  const turn = random.chance(0.5) ? 1 : -1
  const p = (list: number[]): number[] => list.map((value, i) => (i % 2 ? cy + value * s : cx + value * s * turn))
  const skin = lch(random.range(0.55, 0.86), random.range(0.055, 0.085), random.range(48, 66))
  const cool = mix(shift(skin, -0.17), palette.near, 0.22)
  const hair = random.pick([
    lch(0.2, 0.03, 40),
    lch(0.32, 0.07, 45),
    lch(0.5, 0.1, 60),
    mix(palette.near, palette.accent, 0.2)
  ])
  wreath(canvas, brief, cx, cy, s, 0.5)
  const long = random.chance(0.6)
  if (long)
    canvas.fill(
      [
        rounded(
          p([
            -0.5, -0.42, -0.3, -0.76, 0.1, -0.82, 0.42, -0.62, 0.54, -0.1, 0.6, 0.5, 0.62, 1, -0.6, 1, -0.62, 0.5,
            -0.55, 0.05
          ])
        )
      ],
      {
        colour: shift(hair, 0.05),
        to: shift(hair, -0.05),
        from: [cx - s * 0.5 * turn, 0],
        until: [cx + s * 0.5 * turn, 0]
      }
    )
  else
    canvas.fill([rounded(p([-0.5, -0.3, -0.36, -0.72, 0.1, -0.82, 0.46, -0.58, 0.5, -0.1, 0.36, 0.12, -0.4, 0.12]))], {
      colour: hair
    })
  const cloth = random.pick([palette.accent, palette.second, palette.near])
  canvas.fill([p([-0.16, 0.2, -0.2, 0.66, 0.2, 0.66, 0.17, 0.2])], {
    colour: shift(skin, -0.08),
    to: cool,
    from: [cx, cy + s * 0.55],
    until: [cx, cy + s * 0.3]
  })
  canvas.fill(
    [
      rounded(
        p([
          -0.22, 0.6, -0.62, 0.78, -1.02, 1.1, -1.15, 2, 1.15, 2, 1.02, 1.1, 0.62, 0.78, 0.22, 0.6, 0.1, 0.72, -0.1,
          0.72
        ])
      )
    ],
    {
      colour: shift(cloth, 0.06),
      to: shift(cloth, -0.14),
      from: [cx - s * 0.6 * turn, cy + s * 0.6],
      until: [cx + s * 0.7 * turn, cy + s * 1.2]
    }
  )
  for (let i = 0; i < 3; i += 1)
    canvas.stroke(
      p([
        -0.24 - i * 0.05,
        0.62 + i * 0.03,
        -0.1,
        0.8 + i * 0.07,
        0.1,
        0.8 + i * 0.07,
        0.24 + i * 0.05,
        0.62 + i * 0.03
      ]),
      [s * 0.022],
      { colour: [palette.light, palette.second, palette.accent][i]! },
      0.85
    )
  const face = rounded(
    p([
      -0.34, -0.28, -0.2, -0.55, 0.16, -0.56, 0.36, -0.28, 0.36, 0.02, 0.25, 0.26, 0.04, 0.43, -0.08, 0.42, -0.26, 0.24,
      -0.35, 0
    ])
  )
  canvas.fill([face], {
    colour: shift(skin, 0.045),
    to: shift(skin, -0.05),
    from: [cx - s * 0.3 * turn, cy - s * 0.3],
    until: [cx + s * 0.3 * turn, cy + s * 0.3]
  })
  canvas.fill(
    [
      rounded(
        p([
          0.05, -0.54, 0.18, -0.55, 0.36, -0.28, 0.36, 0.02, 0.25, 0.26, 0.04, 0.43, 0.1, 0.3, 0.03, 0.16, 0.1, 0.06,
          0.03, -0.16
        ])
      )
    ],
    { colour: cool },
    0.42
  )
  paintFeatures(canvas, p, s, hair, skin, brief)
  const fringe = random.chance(0.5)
    ? [
        -0.4, 0, -0.44, -0.45, -0.12, -0.8, 0.3, -0.72, 0.46, -0.4, 0.42, 0, 0.34, -0.3, 0.12, -0.48, -0.14, -0.44,
        -0.33, -0.26
      ]
    : [-0.42, 0.12, -0.46, -0.45, -0.1, -0.8, 0.3, -0.72, 0.46, -0.38, 0.42, 0.1, 0.34, -0.24, 0.02, -0.56, -0.3, -0.26]
  canvas.fill([rounded(p(fringe))], {
    colour: shift(hair, 0.07),
    to: shift(hair, -0.03),
    from: [cx - s * 0.4 * turn, cy - s * 0.6],
    until: [cx + s * 0.4 * turn, cy - s * 0.2]
  })
  wreath(canvas, brief, cx, cy, s, 1)
}

function paintFeatures(
  canvas: Canvas,
  p: (list: number[]) => number[],
  s: number,
  hair: Lab,
  skin: Lab,
  brief: Brief
): void {
  const dark = mix(hair, lch(0.22, 0.03, 30), 0.6)
  for (const side of [-1, 1]) {
    const x = side * 0.165
    canvas.stroke(
      p([x - 0.085, -0.06, x - 0.04, -0.025, x + 0.02, -0.02, x + 0.075, -0.055]),
      [s * 0.012, s * 0.022, s * 0.022, s * 0.012],
      { colour: dark }
    )
    canvas.stroke(
      p([x - side * 0.07, -0.165, x, -0.19, x + side * 0.1, -0.155]),
      [s * 0.02, s * 0.028, s * 0.008],
      { colour: dark },
      0.85
    )
    canvas.glow(...(p([side * 0.22, 0.1]) as [number, number]), s * 0.13, mix(skin, lch(0.68, 0.17, 20), 0.7), 0.2, 1.5)
  }
  canvas.stroke(
    p([0.015, -0.06, 0.05, 0.08, 0.045, 0.115, -0.02, 0.122]),
    [s * 0.008, s * 0.014, s * 0.014, s * 0.006],
    { colour: shift(skin, -0.18) },
    0.8
  )
  const lips = mix(lch(0.5, 0.14, 22), brief.palette.accent, 0.25)
  canvas.fill([rounded(p([-0.1, 0.232, -0.035, 0.207, 0, 0.218, 0.035, 0.207, 0.1, 0.232, 0, 0.245]), 5)], {
    colour: shift(lips, -0.07)
  })
  canvas.fill([rounded(p([-0.098, 0.235, 0, 0.243, 0.098, 0.235, 0.04, 0.28, -0.04, 0.28]), 5)], { colour: lips })
}

function wreath(canvas: Canvas, brief: Brief, cx: number, cy: number, s: number, layer: number): void {
  const random = brief.random(`wreath ${layer}`)
  const { palette } = brief
  if (!brief.allows('show:flowers')) return
  const leaf = mix(palette.near, lch(0.44, 0.08, 150), 0.5)
  const count = Math.round(8 + 12 * brief.detail)
  for (let i = 0; i < count; i += 1) {
    const side = i % 2 ? 1 : -1
    const t = random.next()
    const x = layer < 1 ? cx + side * s * random.range(0.5, 1.05) : cx + side * s * random.range(0.55, 1.15)
    const y = layer < 1 ? cy + s * random.range(-0.7, 0.9) : cy + s * random.range(0.7, 1.25)
    paintStem(
      canvas,
      x - side * s * 0.1,
      y + s * 0.3,
      x + side * s * 0.12 * t,
      y - s * 0.1,
      s * 0.2,
      shift(leaf, random.range(-0.08, 0.06)),
      random
    )
    paintFlower(
      canvas,
      x,
      y,
      s * random.range(0.06, 0.15),
      random.pick([palette.accent, palette.second, mix(palette.accent, palette.light, 0.6)]),
      mix(palette.light, lch(0.8, 0.15, 80), 0.5),
      random,
      random.pick([5, 6, 8]),
      random.range(0.7, 1)
    )
  }
}

interface Kind {
  coat: Lab
  mark: Lab
  ears: 'pointed' | 'round' | 'long'
  mane: boolean
  eyes: Lab
  /** Width of the cheeks, and how far the muzzle protrudes. */
  cheek: number
  muzzle: number
}

function kindOf(brief: Brief): Kind {
  const random = brief.random('kind')
  const { palette } = brief
  const tinted = (colour: Lab): Lab => mix(colour, palette.accent, brief.has('style:neon') ? 0.55 : 0.12)
  const cream = lch(0.93, 0.03, 80)
  const table: Record<string, Kind> = {
    cat: {
      coat: tinted(random.pick([lch(0.34, 0.02, 270), lch(0.68, 0.12, 60), lch(0.6, 0.015, 80)])),
      mark: cream,
      ears: 'pointed',
      mane: false,
      eyes: lch(0.84, 0.16, 115),
      cheek: 0.98,
      muzzle: 0.2
    },
    fox: {
      coat: tinted(lch(0.64, 0.15, 47)),
      mark: cream,
      ears: 'pointed',
      mane: false,
      eyes: lch(0.7, 0.13, 70),
      cheek: 1.05,
      muzzle: 0.3
    },
    lion: {
      coat: tinted(lch(0.75, 0.11, 72)),
      mark: cream,
      ears: 'round',
      mane: true,
      eyes: lch(0.72, 0.13, 75),
      cheek: 0.86,
      muzzle: 0.3
    },
    bear: {
      coat: tinted(lch(0.42, 0.06, 50)),
      mark: lch(0.7, 0.06, 65),
      ears: 'round',
      mane: false,
      eyes: lch(0.25, 0.03, 50),
      cheek: 1,
      muzzle: 0.34
    },
    owl: {
      coat: tinted(lch(0.5, 0.06, 60)),
      mark: cream,
      ears: 'pointed',
      mane: false,
      eyes: lch(0.82, 0.16, 80),
      cheek: 1.02,
      muzzle: 0.12
    },
    rabbit: {
      coat: tinted(lch(0.72, 0.05, 65)),
      mark: cream,
      ears: 'long',
      mane: false,
      eyes: lch(0.3, 0.05, 40),
      cheek: 0.82,
      muzzle: 0.2
    }
  }
  const named = Object.keys(table).find((name) => brief.has(`kind:${name}`))
  return table[named ?? random.pick(['cat', 'fox', 'bear', 'rabbit'])]!
}

/** An animal's head, front on, before a disc of light. */
export function paintCreature(canvas: Canvas, brief: Brief): void {
  const random = brief.random('creature')
  const s = Math.min(canvas.width * 0.31, canvas.height * 0.31)
  const cx = canvas.width / 2
  const cy = canvas.height * 0.5
  if (brief.time === 'night' || brief.has('scene:city')) paintSky(canvas, brief, canvas.height)
  backdrop(canvas, brief, cx, cy - s * 0.15, s * 1.4)
  wreath(canvas, brief, cx, cy + s * 0.35, s * 1.2, 0.5)
  paintHead(canvas, brief, cx, cy, s, random.chance(0.5) ? 1 : -1)
  wreath(canvas, brief, cx, cy + s * 0.55, s * 1.15, 1)
}

/** Only the head; `s` is half its width in pixels. */
export function paintHead(canvas: Canvas, brief: Brief, cx: number, cy: number, s: number, turn: number): void {
  const kind = kindOf(brief)
  const p = (list: number[], side = 1): number[] =>
    list.map((value, i) => (i % 2 ? cy + value * s : cx + value * s * side))
  const coat = (side: number, l = 0): Lab => shift(kind.coat, l + side * turn * -0.035)
  const body = rounded(p([-0.5, 0.5, -0.85, 1.15, -1.05, 2.6, 1.05, 2.6, 0.85, 1.15, 0.5, 0.5]))
  if (kind.mane) paintMane(canvas, brief, cx, cy, s, kind.coat)
  canvas.fill([body], { colour: coat(0, -0.05), to: coat(0, -0.16), from: [cx, cy + s * 0.6], until: [cx, cy + s * 2] })
  canvas.fill(
    [rounded(p([-0.34, 0.7, -0.46, 1.2, 0, 2, 0.46, 1.2, 0.34, 0.7]))],
    { colour: mix(kind.mark, kind.coat, 0.25) },
    0.9
  )
  for (const side of [-1, 1]) paintEar(canvas, kind, p, side, coat(side), s)
  const head = (side: number): number[] =>
    rounded(
      p(
        [
          -0.03,
          -0.735,
          0.12,
          -0.735,
          0.42,
          -0.68,
          0.78,
          -0.34,
          kind.cheek,
          0.2,
          0.66,
          0.56,
          0.3,
          0.82,
          0.1,
          0.885,
          -0.03,
          0.89,
          -0.04,
          0.4,
          -0.04,
          -0.4
        ],
        side
      )
    )
  for (const side of [-1, 1])
    canvas.fill([head(side)], {
      colour: coat(side, 0.06),
      to: coat(side, -0.06),
      from: [cx, cy - s * 0.7],
      until: [cx, cy + s * 0.8]
    })
  for (const side of [-1, 1]) {
    canvas.fill([rounded(p([0.02, 0.1, 0.3, 0.22, kind.cheek * 0.86, 0.22, 0.6, 0.56, 0.28, 0.8, 0, 0.88], side))], {
      colour: kind.mark,
      to: shift(kind.mark, -0.09),
      from: [cx, cy],
      until: [cx, cy + s * 0.9]
    })
    for (let i = 0; i < 4; i += 1)
      canvas.fill(
        [
          p(
            [
              0.1 + i * 0.12,
              -0.66 + i * i * 0.02,
              0.14 + i * 0.12,
              -0.66 + i * i * 0.02,
              0.1 + i * 0.09,
              -0.34 + i * 0.02
            ],
            side
          )
        ],
        { colour: coat(side, -0.14) },
        0.6 * brief.detail
      )
    paintEye(canvas, kind, p, side, s)
  }
  canvas.fill(
    [rounded(p([-0.16, -0.3, 0.16, -0.3, 0.15, 0.2, 0.22, 0.36, -0.22, 0.36, -0.15, 0.2]))],
    {
      colour: shift(kind.coat, 0.06),
      to: mix(kind.coat, kind.mark, 0.6),
      from: [cx, cy - s * 0.3],
      until: [cx, cy + s * 0.3]
    },
    0.85
  )
  canvas.fill(
    [
      ellipse(cx - s * kind.muzzle * 0.62, cy + s * 0.5, s * kind.muzzle * 0.75, s * 0.2),
      ellipse(cx + s * kind.muzzle * 0.62, cy + s * 0.5, s * kind.muzzle * 0.75, s * 0.2)
    ],
    { colour: shift(kind.mark, 0.03) }
  )
  const dark = lch(0.22, 0.03, 30)
  canvas.fill([rounded(p([-0.15, 0.3, 0.15, 0.3, 0.06, 0.42, 0, 0.45, -0.06, 0.42]), 5)], {
    colour: shift(dark, 0.09),
    to: dark,
    from: [cx, cy + s * 0.3],
    until: [cx, cy + s * 0.42]
  })
  for (const side of [-1, 1]) {
    canvas.stroke(
      p([0, 0.44, 0.01, 0.54, 0.1, 0.6, 0.2, 0.56], side),
      [s * 0.02, s * 0.022, s * 0.02, s * 0.008],
      { colour: dark },
      0.85
    )
    for (let i = 0; i < 3 && brief.detail > 0.2; i += 1)
      canvas.stroke(
        p([0.3, 0.46 + i * 0.06, 0.75, 0.38 + i * 0.11, 1.15, 0.4 + i * 0.16], side),
        [s * 0.008, s * 0.012, 0.5],
        { colour: [0.97, 0, 0] },
        0.7
      )
  }
}

function paintEar(
  canvas: Canvas,
  kind: Kind,
  p: (list: number[], side?: number) => number[],
  side: number,
  coat: Lab,
  s: number
): void {
  const inside = mix(shift(coat, -0.05), lch(0.66, 0.09, 25), 0.5)
  if (kind.ears === 'pointed') {
    canvas.fill([rounded(p([0.18, -0.6, 0.5, -1.2, 0.76, -1.36, 0.9, -0.9, 0.88, -0.2], side), 5)], { colour: coat })
    canvas.fill([rounded(p([0.36, -0.62, 0.56, -1, 0.72, -1.14, 0.79, -0.8, 0.74, -0.42], side), 5)], {
      colour: inside
    })
  } else if (kind.ears === 'round') {
    const [x, y] = p([0.66, -0.68], side) as [number, number]
    canvas.fill([ellipse(x, y, s * 0.32, s * 0.32)], { colour: shift(coat, -0.03) })
    canvas.fill([ellipse(x, y + s * 0.03, s * 0.19, s * 0.2)], { colour: inside })
  } else {
    canvas.fill([rounded(p([0.14, -0.5, 0.2, -1.3, 0.46, -1.75, 0.66, -1.3, 0.52, -0.5], side), 6)], { colour: coat })
    canvas.fill([rounded(p([0.26, -0.6, 0.32, -1.25, 0.46, -1.55, 0.54, -1.2, 0.44, -0.6], side), 6)], {
      colour: inside
    })
  }
}

function paintEye(
  canvas: Canvas,
  kind: Kind,
  p: (list: number[], side?: number) => number[],
  side: number,
  s: number
): void {
  const [x, y] = p([0.42, -0.04], side) as [number, number]
  canvas.fill([rounded(p([0.2, 0.05, 0.34, -0.16, 0.54, -0.17, 0.66, -0.06, 0.5, 0.12, 0.32, 0.12], side), 6)], {
    colour: lch(0.16, 0.02, 40)
  })
  canvas.fill([ellipse(x, y, s * 0.125, s * 0.125)], {
    colour: shift(kind.eyes, 0.05),
    to: shift(kind.eyes, -0.22),
    from: [x, y + s * 0.1],
    until: [x, y - s * 0.12]
  })
  canvas.fill([ellipse(x, y, s * 0.05, s * 0.095)], { colour: [0.1, 0, 0] })
  canvas.disc(x - s * 0.04, y - s * 0.05, s * 0.03, { colour: [1, 0, 0] })
}

function paintMane(canvas: Canvas, brief: Brief, cx: number, cy: number, s: number, coat: Lab): void {
  const random = brief.random('mane')
  const tint = mix(shift(coat, -0.24, 1.1), lch(0.45, 0.11, 45), 0.5)
  for (let ring = 0; ring < 3; ring += 1) {
    for (let i = 0; i < 34; i += 1) {
      const angle = ((i + ring * 0.33) / 34) * Math.PI * 2
      const reach = s * (1.75 - ring * 0.26) * random.range(0.88, 1.1)
      const at = (turn: number, r: number): [number, number] => [
        cx + Math.cos(angle + turn) * r,
        cy + s * 0.08 + Math.sin(angle + turn) * r * 1.03
      ]
      canvas.fill(
        [
          rounded(
            [
              ...at(-0.14, s * 0.7),
              ...at(-0.1, reach * 0.75),
              ...at(0.06, reach),
              ...at(0.14, reach * 0.7),
              ...at(0.14, s * 0.7)
            ],
            4
          )
        ],
        {
          colour: shift(tint, ring * 0.07 + random.range(-0.04, 0.04))
        }
      )
    }
  }
}
