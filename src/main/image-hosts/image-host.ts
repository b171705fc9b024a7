/** A place from which a service can fetch the picture and the mask of an inpainting. */
export interface ImageHost {
  readonly id: string
  /**
   * @returns the URL under which the service finds the bytes.
   * @throws AppError unsupported | storage | offline: in every case nothing was sent to the service.
   */
  put(bytes: Uint8Array, mime: string, signal?: AbortSignal): Promise<string>
  /** Takes an upload away again; a file that is gone already is fine. Works after a restart, for what a crash left. */
  remove(url: string): Promise<void>
}
