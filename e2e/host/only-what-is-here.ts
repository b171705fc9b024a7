/** The error for a part of Electron that the stand-in does not have: silent success would make a test lie. */
export function notStoodIn(what: string): Error {
  return new Error(`The stand-in for Electron has no ${what}. Add it to e2e/host, or run the real Electron.`)
}

/** The object, throwing where an unknown property would read as undefined. */
export function onlyWhatIsHere<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, property) {
      if (typeof property === 'string' && !(property in target) && property !== 'then' && property !== 'toJSON')
        throw notStoodIn(`${name}.${property}`)
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value))
        ? value.bind(target)
        : value
    }
  })
}
