import { EventEmitter } from 'node:events'

interface Area {
  x: number
  y: number
  width: number
  height: number
}

interface Display {
  id: number
  bounds: Area
  workArea: Area
  scaleFactor: number
}

/** Displays side by side, from "1920x1080,853x432". @throws when it cannot be read */
export function displaysOf(text: string): Display[] {
  let x = 0
  return text.split(',').map((one, at) => {
    const [width, height] = one.split('x').map(Number)
    if (!width || !height)
      throw new Error(`The stand-in for Electron cannot read a display from ${JSON.stringify(one)}.`)
    const area = { x, y: 0, width, height }
    x += width
    return { id: at + 1, bounds: area, workArea: area, scaleFactor: 1 }
  })
}

/**
 * The displays that PALIMPSEST_STANDIN_DISPLAYS names, the main one first: the real ones are not known outside the
 * browser.
 */
class Screen extends EventEmitter {
  #displays = displaysOf(process.env['PALIMPSEST_STANDIN_DISPLAYS'] ?? '1920x1080')

  getAllDisplays = (): Display[] => [...this.#displays]
  getPrimaryDisplay = (): Display => this.#displays[0]!

  /** Another display replaces the current ones, as when a cable is pulled out. */
  replace(text: string): void {
    this.#displays = displaysOf(text)
    this.emit('display-metrics-changed', {}, this.#displays[0], ['bounds', 'workArea'])
  }
}

export const screen = new Screen()
