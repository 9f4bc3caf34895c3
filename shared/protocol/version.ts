/**
 * The version of everything that crosses the wire: commands, events, socket messages and HTTP bodies.
 * `protocol-version.test.ts` fails when a schema changes and this number does not.
 *
 * 1  2026-11-23  first protocol
 */
export const PROTOCOL_VERSION = 1;

/** The oldest protocol a hub of this version still speaks. */
export const MIN_SUPPORTED_PROTOCOL = 1;
