import { EventEmitter } from 'node:events'

/** Silent: nothing tells a browser's driver that the system goes to sleep or ends. */
export const powerMonitor = new EventEmitter()
