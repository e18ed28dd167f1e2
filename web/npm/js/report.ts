/** The version of what reports look like; another one where a property goes or means something else. */
export const SCHEMA_VERSION = 1;

/** A report, with the version of its form. */
export function report<T>(told: object): T {
  return { schemaVersion: SCHEMA_VERSION, ...told } as T;
}
