/** `npm run check-report -- FILE…`: the check an uploaded report goes through, one JSON line per file. */
import { createReportChecker } from '#hub/report-check/report-checker.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('usage: check-report FILE…\n');
  process.exit(2);
}

process.stdout.on('error', () => process.exit(0)); // whoever reads the lines has seen enough
const checker = createReportChecker();
const checks = files.map((file) => checker.check(file));
for (const [index, check] of checks.entries()) {
  const { verdict, reason, pages, ms } = await check;
  process.stdout.write(`${JSON.stringify({ file: files[index], verdict, reason, pages, ms })}\n`);
}
checker.close();
