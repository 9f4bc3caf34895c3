/** Durable text outside React: `YunpingClient.scratch`. */
export interface Scratch {
  load(key: string): Promise<string | null>;
  save(key: string, text: string | null): Promise<void>;
}

export interface KeptState<T> {
  readonly value: T;
  /**
   * `same`: what the ledger has. `typing`: not given to the dossier yet. `sent`: given, the ledger does not show it
   * yet. `refused`: the rules said no; the words stay.
   */
  readonly status: 'same' | 'typing' | 'sent' | 'refused';
  /** Whether this machine has it as it is, durably (S1). */
  readonly disk: 'writing' | 'written' | 'failed';
  /** Someone else changed the same words meanwhile: nothing is sent until a choice is made. */
  readonly theirs: T | null;
}

export interface KeptDraftOptions<T> {
  readonly scratch: Scratch;
  readonly key: string;
  /** What the ledger has. */
  readonly base: T;
  readonly isSame: (a: T, b: T) => boolean;
  readonly parse: (stored: unknown) => T | null;
  /** Whether it can be given to the dossier as it is: an empty point cannot. */
  readonly isWhole: (value: T) => boolean;
  /** Gives it to the dossier; false when it was refused. */
  readonly send: (value: T) => Promise<boolean>;
}

const PAUSE_MS = 1500;

/**
 * A value of the ledger while a person changes it: no typed word is lost to a crash, a reload, a refusal or a
 * colleague who changes the same words (S1, S4).
 *
 * ```
 *  input ──► scratch, at once ──► a pause, or leaving the field ──► send ──► the ledger shows it ──► scratch empty
 *                 │                                                  │ refused: stays, with the reason shown
 *                 └── the ledger shows something else: `theirs`, sending waits for keepMine or takeTheirs
 * ```
 */
export class KeptDraft<T> {
  #options: KeptDraftOptions<T>;
  #base: T;
  #state: KeptState<T>;
  #sent: T | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStored = false;
  #writes = 0;
  #wasTouched = false;
  readonly #listeners = new Set<() => void>();
  readonly loaded: Promise<void>;

  constructor(options: KeptDraftOptions<T>) {
    this.#options = options;
    this.#base = options.base;
    this.#state = { value: options.base, status: 'same', disk: 'written', theirs: null };
    this.loaded = this.#load();
  }

  get = (): KeptState<T> => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The newest ways to send and compare; the key stays. */
  configure(options: KeptDraftOptions<T>): void {
    this.#options = options;
  }

  input(value: T): void {
    this.#wasTouched = true;
    const isSame = this.#options.isSame(value, this.#base);
    const { theirs } = this.#state;
    this.#set({ ...this.#state, value, status: isSame ? 'same' : 'typing', theirs: isSame ? null : theirs });
    this.#store();
    clearTimeout(this.#timer);
    if (!isSame) this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Gives what was typed to the dossier, if there is anything to give. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const { value, status, theirs } = this.#state;
    if ((status !== 'typing' && status !== 'refused') || theirs !== null) return;
    if (!this.#options.isWhole(value)) return;
    this.#sent = value;
    this.#set({ ...this.#state, status: 'sent' });
    const isTaken = await this.#options.send(value);
    if (!isTaken && this.#state.value === value && this.#state.status === 'sent') {
      this.#set({ ...this.#state, status: 'refused' });
    }
  }

  /** The ledger shows this now. */
  rebase(base: T): void {
    const { isSame } = this.#options;
    if (isSame(base, this.#base)) return;
    this.#base = base;
    const { value, status } = this.#state;
    const isOwn = this.#sent !== null && isSame(base, this.#sent);
    if (isSame(base, value)) this.#set({ ...this.#state, status: 'same', theirs: null });
    else if (status === 'same') this.#set({ ...this.#state, value: base, theirs: null });
    else if (!isOwn) this.#set({ ...this.#state, status: 'typing', theirs: base });
    this.#store();
  }

  takeTheirs(): void {
    this.#set({ ...this.#state, value: this.#base, status: 'same', theirs: null });
    this.#store();
  }

  keepMine(): void {
    this.#set({ ...this.#state, theirs: null });
    void this.flush();
  }

  async #load(): Promise<void> {
    const { scratch, key, parse, isSame } = this.#options;
    const stored = readStored(await scratch.load(key).catch(() => null), parse);
    if (!stored) return;
    this.#isStored = true;
    if (this.#wasTouched) return; // typed while it was read: newer
    if (isSame(stored.value, this.#base)) {
      this.#store();
      return;
    }
    const theirs = isSame(stored.base, this.#base) ? null : this.#base;
    this.#set({ value: stored.value, status: 'typing', disk: 'written', theirs });
  }

  #store(): void {
    const { scratch, key } = this.#options;
    const { value, status } = this.#state;
    if (status === 'same' && !this.#isStored) return;
    this.#isStored = status !== 'same';
    const text = status === 'same' ? null : JSON.stringify({ value, base: this.#base });
    this.#writes += 1;
    const write = this.#writes;
    this.#set({ ...this.#state, disk: 'writing' });
    const done = (disk: 'written' | 'failed') => {
      if (write === this.#writes) this.#set({ ...this.#state, disk });
    };
    void scratch.save(key, text).then(
      () => done('written'),
      () => done('failed'),
    );
  }

  #set(state: KeptState<T>): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

function readStored<T>(
  text: string | null,
  parse: (stored: unknown) => T | null,
): { readonly value: T; readonly base: T } | null {
  if (text === null) return null;
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== 'object' || stored === null || !('value' in stored) || !('base' in stored))
      return null;
    const value = parse(stored.value);
    const base = parse(stored.base);
    return value === null || base === null ? null : { value, base };
  } catch {
    return null;
  }
}
