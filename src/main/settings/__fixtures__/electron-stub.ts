/**
 * Stands for the module `electron` in unit tests, which run in plain Node: electron-store asks for it, and is content
 * with an absolute folder where there is no app. The real package would download its binary when it is imported.
 */
export default {}
