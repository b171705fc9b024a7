/** An event whose default can be prevented, with Electron's extra fields on it. */
export class StandInEvent {
  defaultPrevented = false

  constructor(fields: object = {}) {
    Object.assign(this, fields)
  }

  preventDefault(): void {
    this.defaultPrevented = true
  }
}
