import type { Grid } from '@jizhi/mechanism'

/** A grid to be read at a glance, its first line as the header. */
export function GridTable({ grid, label }: { readonly grid: Grid; readonly label: string }) {
  const [header = [], ...lines] = grid
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the panel is scrolled by keyboard
    <section className="decision-sheet" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {header.map((words, at) => (
              <th key={at}>{words}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            <tr key={row}>
              {line.map((words, at) => (
                <td key={at}>{words}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
