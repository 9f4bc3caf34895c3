import os from 'node:os';
import path from 'node:path';
import { buildSamples, type SampleFile, type SampleKey } from '#tools/sample/build.ts';

/** The sample's reports; typeset once on a machine and taken from its cache after that. */
export async function sampleReports(): Promise<ReadonlyMap<SampleKey, SampleFile>> {
  const { files } = await buildSamples(path.join(os.tmpdir(), 'yunping-sample'));
  return new Map(files.map((file) => [file.key, file]));
}

export function fileOf(samples: ReadonlyMap<SampleKey, SampleFile>, key: SampleKey): string {
  const sample = samples.get(key);
  if (!sample) throw new Error(`no sample ${key}`);
  return sample.path;
}
