/**
 * A report's title as documents print it: the project and the kind of report. Screens, which name the project
 * beside it, use the report's own title alone. A title that already carries the project stays as it is.
 */
export function fullReportTitle(dossierTitle: string, reportTitle: string): string {
  return reportTitle.includes(dossierTitle) ? reportTitle : `${dossierTitle}${reportTitle}`;
}
