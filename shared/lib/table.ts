/**
 * A persistent table for the few collections that grow to tens of thousands of rows: `tableSet` copies
 * one bucket (about n/256 rows) instead of the whole, so folding a long ledger stays linear, and older
 * versions stay valid for prediction and rollback. It is plain data: it can be cloned between processes,
 * and equal contents have equal shape, hence equal state hashes.
 */
export interface Table<V> {
  readonly size: number;
  readonly buckets: readonly (Readonly<Record<string, V>> | null)[];
}

const BUCKETS = 256;

const EMPTY: Table<never> = { size: 0, buckets: Array.from({ length: BUCKETS }, () => null) };

export function emptyTable<V>(): Table<V> {
  return EMPTY;
}

export function tableGet<V>(table: Table<V>, key: string): V | undefined {
  const bucket = table.buckets[bucketOf(key)];
  return bucket && Object.hasOwn(bucket, key) ? bucket[key] : undefined;
}

export function tableSet<V>(table: Table<V>, key: string, value: V): Table<V> {
  const index = bucketOf(key);
  const bucket = table.buckets[index] ?? null;
  const isNew = bucket === null || !Object.hasOwn(bucket, key);
  return withBucket(table, index, { ...bucket, [key]: value }, table.size + (isNew ? 1 : 0));
}

export function tableDelete<V>(table: Table<V>, key: string): Table<V> {
  const index = bucketOf(key);
  const bucket = table.buckets[index];
  if (!bucket || !Object.hasOwn(bucket, key)) return table;
  const { [key]: _gone, ...rest } = bucket;
  return withBucket(table, index, Object.keys(rest).length > 0 ? rest : null, table.size - 1);
}

/** Values in no particular order; sort by a field of the value. */
export function tableValues<V>(table: Table<V>): V[] {
  const values: V[] = [];
  for (const bucket of table.buckets) if (bucket) values.push(...Object.values(bucket));
  return values;
}

function withBucket<V>(
  table: Table<V>,
  index: number,
  bucket: Readonly<Record<string, V>> | null,
  size: number,
): Table<V> {
  const buckets = table.buckets.slice();
  buckets[index] = bucket;
  return { size, buckets };
}

/** FNV-1a over UTF-16 code units, folded to a bucket; stable for ever, since it shapes state hashes. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (BUCKETS - 1);
}
