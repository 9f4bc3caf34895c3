import Database from 'better-sqlite3';
import fs from 'node:fs';
import type { Sha256 } from '#shared/domain/ids.ts';
import { MemoryTexts } from '#shared/search/memory-texts.ts';
import type { FileExtent, PageTextStore, TwoTexts } from '#shared/search/page-text-store.ts';
import type { Sqlite } from './open-database.ts';

/** Counts up whenever the table or the folding changes: an index of another version is made anew. */
const VERSION = 1;
/** Folded units held in memory, so that typing on asks the disk once. */
const MOST_UNITS = 32_000_000;
const BUSY_TIMEOUT_MS = 2000;

const SCHEMA = `
  CREATE TABLE files (
    sha256 TEXT NOT NULL PRIMARY KEY,
    page_count INTEGER NOT NULL,
    pages_done INTEGER NOT NULL,
    blank_pages INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE pages (
    sha256 TEXT NOT NULL,
    page_index INTEGER NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (sha256, page_index)
  ) STRICT;
  CREATE TABLE holders (
    holder TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (holder, sha256)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * The words of reports in a file of their own, `index.db` (WS15). Everything in it comes from the files, so
 * nothing is asked of the disk but speed, and what cannot be worked with is deleted and made again; where not
 * even that is possible, it is kept in memory.
 */
export function openPageTexts(file: string): PageTextStore & { close(): void } {
  try {
    return new PageTexts(file);
  } catch {
    return Object.assign(new MemoryTexts(), { close: () => undefined });
  }
}

class PageTexts implements PageTextStore {
  readonly #file: string;
  #db: Sqlite;
  #sql: Statements;
  readonly #loaded = new Map<Sha256, readonly string[]>();

  constructor(file: string) {
    this.#file = file;
    this.#db = openOrMake(file);
    this.#sql = statements(this.#db);
  }

  extent(sha256: Sha256): FileExtent | null {
    return this.#run(() => this.#sql.selectFile.get(sha256)) ?? null;
  }

  append(holder: string, sha256: Sha256, pageCount: number, pages: readonly TwoTexts[]): void {
    this.#run(() => this.#append(holder, sha256, pageCount, pages));
  }

  folded(sha256: Sha256): readonly string[] {
    const known = this.#loaded.get(sha256);
    const pages = known ?? this.#run(() => this.#sql.selectFolded.all(sha256).map(({ folded }) => folded));
    this.#loaded.delete(sha256);
    this.#loaded.set(sha256, pages); // last used, last let go
    if (!known) this.#letGo(sha256);
    return pages;
  }

  text(sha256: Sha256, pageIndex: number): string {
    return this.#run(() => this.#sql.selectText.get(sha256, pageIndex)?.text) ?? '';
  }

  keep(holder: string, files: readonly Sha256[]): void {
    this.#run(() => this.#keep(holder, new Set(files)));
  }

  close(): void {
    this.#db.close();
  }

  /** Damage that shows only now is treated as that which shows at the start. */
  #run<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Database.SqliteError) || !/CORRUPT|NOTADB/.test(error.code)) throw error;
      this.#db.close();
      this.#loaded.clear();
      remove(this.#file);
      this.#db = open(this.#file);
      this.#sql = statements(this.#db);
      return work();
    }
  }

  #append(holder: string, sha256: Sha256, pageCount: number, pages: readonly TwoTexts[]): void {
    this.#db
      .transaction(() => {
        const known = this.#sql.selectFile.get(sha256);
        if (known && known.pageCount !== pageCount) this.#deleteFile(sha256);
        this.#sql.insertFile.run(sha256, pageCount);
        const from = this.#sql.selectFile.get(sha256)?.pagesDone ?? 0;
        pages.forEach(({ text, folded }, index) =>
          this.#sql.insertPage.run(sha256, from + index, text, folded),
        );
        const blank = pages.filter(({ text }) => text === '').length;
        this.#sql.countPages.run(pages.length, blank, sha256);
        this.#sql.insertHolder.run(holder, sha256);
      })
      .immediate();
    this.#loaded.delete(sha256);
  }

  #keep(holder: string, kept: ReadonlySet<string>): void {
    const gone = this.#sql.selectHeld.all(holder).filter(({ sha256 }) => !kept.has(sha256));
    if (gone.length === 0) return;
    this.#db
      .transaction(() => {
        for (const { sha256 } of gone) {
          this.#sql.deleteHolder.run(holder, sha256);
          if (!this.#sql.selectHolder.get(sha256)) this.#deleteFile(sha256);
        }
      })
      .immediate();
    // What was deleted is overwritten in the file; the log still holds it until it is emptied.
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }

  #deleteFile(sha256: Sha256): void {
    this.#sql.deletePages.run(sha256);
    this.#sql.deleteFile.run(sha256);
    this.#loaded.delete(sha256);
  }

  #letGo(justLoaded: Sha256): void {
    let total = 0;
    for (const pages of this.#loaded.values()) total += unitsOf(pages);
    for (const [sha256, pages] of this.#loaded) {
      if (total <= MOST_UNITS) return;
      if (sha256 === justLoaded) continue;
      this.#loaded.delete(sha256);
      total -= unitsOf(pages);
    }
  }
}

function unitsOf(pages: readonly string[]): number {
  return pages.reduce((sum, page) => sum + page.length, 0);
}

function openOrMake(file: string): Sqlite {
  try {
    return open(file);
  } catch {
    remove(file);
    return open(file);
  }
}

function remove(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(`${file}${suffix}`, { force: true });
}

function open(file: string): Sqlite {
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('secure_delete = ON');
    db.pragma('trusted_schema = OFF');
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version !== 0 && version !== VERSION) throw new Error(`an index of version ${version}`);
    if (version === 0) {
      db.transaction(() => {
        db.exec(SCHEMA);
        db.pragma(`user_version = ${VERSION}`);
      }).immediate();
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

type Statements = ReturnType<typeof statements>;

function statements(db: Sqlite) {
  return {
    selectFile: db.prepare<[Sha256], FileExtent>(
      `SELECT page_count AS pageCount, pages_done AS pagesDone, blank_pages AS blankPages
       FROM files WHERE sha256 = ?`,
    ),
    insertFile: db.prepare(
      `INSERT INTO files (sha256, page_count, pages_done, blank_pages) VALUES (?, ?, 0, 0)
       ON CONFLICT (sha256) DO NOTHING`,
    ),
    countPages: db.prepare(
      'UPDATE files SET pages_done = pages_done + ?, blank_pages = blank_pages + ? WHERE sha256 = ?',
    ),
    deleteFile: db.prepare('DELETE FROM files WHERE sha256 = ?'),
    insertPage: db.prepare('INSERT INTO pages (sha256, page_index, text, folded) VALUES (?, ?, ?, ?)'),
    deletePages: db.prepare('DELETE FROM pages WHERE sha256 = ?'),
    selectFolded: db.prepare<[Sha256], { folded: string }>(
      'SELECT folded FROM pages WHERE sha256 = ? ORDER BY page_index',
    ),
    selectText: db.prepare<[Sha256, number], { text: string }>(
      'SELECT text FROM pages WHERE sha256 = ? AND page_index = ?',
    ),
    insertHolder: db.prepare(
      'INSERT INTO holders (holder, sha256) VALUES (?, ?) ON CONFLICT (holder, sha256) DO NOTHING',
    ),
    deleteHolder: db.prepare('DELETE FROM holders WHERE holder = ? AND sha256 = ?'),
    selectHolder: db.prepare<[Sha256], { holder: string }>(
      'SELECT holder FROM holders WHERE sha256 = ? LIMIT 1',
    ),
    selectHeld: db.prepare<[string], { sha256: Sha256 }>('SELECT sha256 FROM holders WHERE holder = ?'),
  };
}
