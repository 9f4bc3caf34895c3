/**
 * A persistent table for the few collections that grow to tens of thousands of rows: `tableSet` copies
 * one bucket (about n/256 rows) instead of the whole, so folding a long ledger stays linear, and older
 * versions stay valid for prediction and rollback. It is plain data: it can be cloned between processes,
 * and equal contents have equal shape, hence equal state hashes.
 */
export interface Table<V> {
  readonly size: number;
  /** Rows of a bucket in the order of their keys. Lists, as copying objects of ever new keys is slow. */
  readonly buckets: readonly (Bucket<V> | null)[];
}

type Bucket<V> = readonly (readonly [key: string, value: V])[];

const BUCKETS = 256;

const EMPTY: Table<never> = { size: 0, buckets: Array.from({ length: BUCKETS }, () => null) };

export function emptyTable<V>(): Table<V> {
  return EMPTY;
}

export function tableGet<V>(table: Table<V>, key: string): V | undefined {
  const bucket = table.buckets[bucketOf(key)] ?? [];
  const row = bucket[placeOf(bucket, key)];
  return row?.[0] === key ? row[1] : undefined;
}

export function tableSet<V>(table: Table<V>, key: string, value: V): Table<V> {
  const index = bucketOf(key);
  const bucket = table.buckets[index] ?? [];
  const place = placeOf(bucket, key);
  const isNew = bucket[place]?.[0] !== key;
  const copy = bucket.slice();
  copy.splice(place, isNew ? 0 : 1, [key, value]);
  return withBucket(table, index, copy, table.size + (isNew ? 1 : 0));
}

export function tableDelete<V>(table: Table<V>, key: string): Table<V> {
  const index = bucketOf(key);
  const bucket = table.buckets[index] ?? [];
  const place = placeOf(bucket, key);
  if (bucket[place]?.[0] !== key) return table;
  const rest = bucket.filter((_row, other) => other !== place);
  return withBucket(table, index, rest.length > 0 ? rest : null, table.size - 1);
}

/** Values in no particular order; sort by a field of the value. */
export function tableValues<V>(table: Table<V>): V[] {
  const values: V[] = [];
  for (const bucket of table.buckets) if (bucket) for (const [, value] of bucket) values.push(value);
  return values;
}

function withBucket<V>(table: Table<V>, index: number, bucket: Bucket<V> | null, size: number): Table<V> {
  const buckets = table.buckets.slice();
  buckets[index] = bucket;
  return { size, buckets };
}

/** Where the key stands or would stand. */
function placeOf<V>(bucket: Bucket<V>, key: string): number {
  let low = 0;
  let high = bucket.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = bucket[middle];
    if (row && row[0] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** FNV-1a over UTF-16 code units, folded to a bucket; stable for ever, since it shapes state hashes. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (BUCKETS - 1);
}
