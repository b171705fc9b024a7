/** Something on its way that can be called off. */
export interface Loading<T> {
  /** Rejects when it cannot be had, and when it was called off. */
  done: Promise<T>
  cancel: () => void
}

/**
 * A picture as an element that can be drawn without a wait: its bytes are there and decoded, off the main thread.
 * @param url same-origin
 */
export function loadImage(url: string): Loading<HTMLImageElement> {
  const image = new Image()
  image.decoding = 'async'
  image.src = url
  return {
    done: image.decode().then(() => image),
    // Without an address the request ends, and what was decoded of it is given back.
    cancel: () => image.removeAttribute('src')
  }
}
