/**
 * Which list of jobs this is, and how far it has come: an older copy of it must not send what the later one has sent,
 * or given up.
 */
export const ledgerState = `
CREATE TABLE ledger_state (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL, step INTEGER NOT NULL) STRICT;
`
