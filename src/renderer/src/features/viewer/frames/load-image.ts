/** Something being loaded that can be cancelled. */
export interface Loading<T> {
  /** Rejects if it is unavailable, or was cancelled. */
  done: Promise<T>
  cancel: () => void
}

/**
 * A picture as an element that can be drawn immediately: its bytes are loaded and decoded, off the main thread.
 * @param url same-origin
 */
export function loadImage(url: string): Loading<HTMLImageElement> {
  const image = new Image()
  image.decoding = 'async'
  image.src = url
  return {
    done: image.decode().then(() => image),
    // Without an address the request ends, and what was decoded is freed.
    cancel: () => image.removeAttribute('src')
  }
}
