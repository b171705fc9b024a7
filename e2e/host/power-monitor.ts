import { EventEmitter } from 'node:events'

/** Silent: a browser's driver is not told when the system sleeps or ends. */
export const powerMonitor = new EventEmitter()
