/** The smallest PDF with one empty page: stands for the scan of a signed sheet. `mark` makes it a file of its own. */
export function scanPdf(mark = ''): Uint8Array<ArrayBuffer> {
  const text = `%PDF-1.4
% ${mark}
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`
  return new TextEncoder().encode(text)
}
