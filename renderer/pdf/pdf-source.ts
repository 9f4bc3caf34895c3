/** Where a report's bytes come from: an address that answers HTTP Range, with the headers of this moment. */
export interface PdfSource {
  readonly url: string;
  readonly headers: () => Readonly<Record<string, string>>;
  readonly sizeBytes: number;
}
