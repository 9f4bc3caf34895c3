import { protocolTables } from './protocol-tables.ts';

const PLACE = /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- \/generated -->)/g;

/** The document with every table as the schemas have it now. */
export function withTables(document: string): string {
  const tables = protocolTables();
  const used = new Set<string>();
  const written = document.replace(PLACE, (_all, open: string, name: string, close: string) => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`no table is called ${name}`);
    used.add(name);
    return `${open}\n${table}\n\n${close}`;
  });
  const missing = [...tables.keys()].filter((name) => !used.has(name));
  if (missing.length > 0) throw new Error(`the document has no place for ${missing.join(', ')}`);
  return written;
}
