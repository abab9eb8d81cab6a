import type { Grid } from '@jizhi/mechanism'

/** A grid to be read at a glance, its first line as the header. */
export function GridTable({ grid }: { readonly grid: Grid }) {
  const [header = [], ...lines] = grid
  return (
    <div className="decision-sheet">
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
    </div>
  )
}
