/**
 * Replaces the module `electron` in unit tests, which run in plain Node: electron-store imports it, and works with an
 * absolute folder if there is no app. The real package would download its binary when imported.
 */
export default {}
