import type { Answer, readSlip } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'

export type Slip = Answer<typeof readSlip>

/** The paper itself, A4: who issues it, what is listed, and the place for signature and seal. */
export function SlipSheet({ slip }: { readonly slip: Slip }) {
  const { t } = useTranslation()
  const { content } = slip
  const day = slip.printedAt.slice(0, 10)
  return (
    <article className="slip-sheet" aria-label={`${t('slips.sheetTitle')}${slip.no}`}>
      <header>
        <p className="slip-head">
          <span>{slip.tenantName}</span>
          <span className="num">{slip.no}</span>
        </p>
        <h2>{content.title}</h2>
        <p className="slip-about">{content.about}</p>
      </header>
      <div className="slip-scroll">
        <table>
          <thead>
            <tr>
              <th className="num">#</th>
              <th>{t('slips.unit')}</th>
              {content.columns.map((column) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.rows.map((row, at) => (
              <tr key={row.digest ?? `${at} ${row.name}`}>
                <td className="num">{at + 1}</td>
                <td>{row.name}</td>
                {row.cells.map((cell, place) => (
                  <td
                    key={content.columns[place] ?? place}
                    className={/^[−-]?[\d,.]+%?$/.test(cell) ? 'num' : undefined}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {content.total ? (
        <p className="slip-total">
          {t('slips.total')} <strong className="num">{content.total.figures}</strong>　{t('slips.inWords')}{' '}
          <strong>{content.total.words}</strong>
        </p>
      ) : null}
      <section className="slip-place">
        <h3>{t('slips.place.opinion')}</h3>
        <p>{t('slips.place.agree')}</p>
        <div className="slip-sign">
          <span>
            {slip.signerPost} {slip.signer}
          </span>
          <span>{t('slips.place.sign')}：＿＿＿＿＿＿＿＿</span>
          <span>{t('slips.place.seal')}</span>
          <span>{t('slips.place.date')}</span>
        </div>
      </section>
      <footer>
        <span>{t('slips.sheetNote')}</span>
        <span className="num">
          {t('slips.check')} {(slip.check.match(/.{1,4}/g) ?? []).join(' ')}　{slip.issuer} {day}　
          {t('slips.printedBy', { name: slip.printedBy })}
        </span>
      </footer>
    </article>
  )
}
