/** What was looked at in watched folders. */
export const watchedFiles = `
CREATE TABLE seen_files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`
