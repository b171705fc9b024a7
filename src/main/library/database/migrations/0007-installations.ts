/** Who put a job in line: a copy of the library on another machine must not send it once more. */
export const installations = `
ALTER TABLE jobs ADD COLUMN installation TEXT;
`
