/** Inside a utility process: `process.parentPort` as Electron has it, over the line of a forked Node. */
import { EventEmitter } from 'node:events'

const send = process.send.bind(process)
const parentPort = new EventEmitter()
// A structured clone, as there: a Buffer arrives as a Uint8Array.
parentPort.postMessage = (message) => void send(structuredClone(message))
parentPort.start = () => undefined
process.on('message', (data) => void parentPort.emit('message', { data, ports: [] }))
// The app is gone, so this process has nothing left to do.
process.on('disconnect', () => process.exit(0))
Object.defineProperty(process, 'parentPort', { value: parentPort })
Object.defineProperty(process, 'type', { value: 'utility' })
process.send = undefined
