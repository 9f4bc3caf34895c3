/**
 * Where a report's bytes come from: an address that answers HTTP Range, with the headers of this moment. Below it,
 * at `/page-directory`, may be the report's page directory.
 */
export interface PdfSource {
  readonly url: string;
  readonly headers: () => Readonly<Record<string, string>>;
  readonly sizeBytes: number;
}
