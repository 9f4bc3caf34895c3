/** Milliseconds since the Unix epoch. The hub's clock orders nothing; `seq` does (S5). */
export interface Clock {
  nowMs(): number;
}

/** Makes identifiers: 22 characters of `[A-Za-z0-9_-]` with at least 128 random bits. */
export interface IdSource {
  newId(): string;
}

/** Synchronous SHA-256 of the UTF-8 bytes of `text`, as 64 lower-case hex digits. */
export interface Hasher {
  sha256Hex(text: string): string;
}
