/** The id that the marker holds: a library whose marker is lost or damaged stays the one that it was. */
export const libraryId = `
CREATE TABLE library_id (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT;
`
