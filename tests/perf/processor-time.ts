import { readFileSync } from 'node:fs';

/** Ticks of a second in which Linux counts; the same on every machine that it runs on today. */
const TICKS = 100;

/** Seconds of processor time a process has had, or null where the system does not tell. It depends little on who else is at work. */
export function processorSeconds(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything; user and system time are the 12th and 13th field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return null;
  }
}
