import { useTranslation } from 'react-i18next'
import { Card } from '../../../ui/card.tsx'
import { Delta } from '../../../ui/delta.tsx'
import type { OutlookModel } from './outlook-model.ts'

/** Beside the table: month by month, how much is chance, what it asks of the townships, what the pools give. */
export function OutlookSides({ model }: { readonly model: OutlookModel }) {
  const { t } = useTranslation()
  return (
    <div className="outlook-sides">
      {model.bars ? <Bars bars={model.bars} /> : null}
      {model.luck.length > 0 ? (
        <Card title={t('outlook.luckTitle')}>
          <p className="outlook-note">{t('outlook.luckText')}</p>
          {model.luck.map((one) => (
            <div key={one.label} className="outlook-luck">
              <span>{one.label}</span>
              <Share mille={one.beforeMille} words={`${t('outlook.now')} ${one.before}`} />
              <Share mille={one.afterMille} words={`${t('outlook.draft')} ${one.after}`} isDraft />
            </div>
          ))}
        </Card>
      ) : null}
      <Card title={t('outlook.burdenTitle')} flush>
        {model.burden.length === 0 ? (
          <p className="outlook-note outlook-inset">{t('outlook.burdenNone')}</p>
        ) : (
          <table className="outlook-facts">
            <tbody>
              {model.burden.map(({ label, before, after }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>
                    <Delta before={before} after={after} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      {model.pools.length > 0 ? (
        <Card title={t('outlook.pools')}>
          {model.pools.map((sentence) => (
            <p key={sentence}>
              {sentence}
              {t('outlook.stop')}
            </p>
          ))}
        </Card>
      ) : null}
      {model.notRun.map((sentence) => (
        <p key={sentence} className="outlook-note">
          {sentence}
        </p>
      ))}
    </div>
  )
}

const Share = (props: { readonly mille: number; readonly words: string; readonly isDraft?: boolean }) => (
  <div className={props.isDraft ? 'outlook-share outlook-share-draft' : 'outlook-share'}>
    <span aria-hidden="true">
      <i style={{ width: `${props.mille / 10}%` }} />
    </span>
    <span className="num">{props.words}</span>
  </div>
)

const WIDTH = 44
const HIGH = 84

/** Two columns a month: as it is, as it would be. The figures stand above; the table below says the same. */
function Bars({ bars }: { readonly bars: NonNullable<OutlookModel['bars']> }) {
  const { t } = useTranslation()
  const [most = 1n] = bars.months
    .flatMap(({ sides }) => [sides.before, sides.after, 1n])
    .toSorted((one, other) => (one < other ? 1 : -1))
  const heightOf = (value: bigint): number => Math.max(1, Number((value * BigInt(HIGH)) / most))
  return (
    <Card
      title={t('outlook.months', { label: bars.label })}
      end={
        <span className="outlook-legend">
          <i /> {t('outlook.now')} <i className="outlook-legend-draft" /> {t('outlook.draft')}
        </span>
      }
    >
      <div className="outlook-bars">
        <svg
          role="img"
          aria-label={bars.months.map(({ label, before, after }) => `${label} ${before} → ${after}`).join('，')}
          viewBox={`0 0 ${bars.months.length * WIDTH} ${HIGH + 40}`}
          style={{ maxWidth: bars.months.length * WIDTH * 1.4 }}
        >
          {bars.months.map(({ label, before, after, sides }, at) => (
            <g key={label} transform={`translate(${at * WIDTH} 0)`}>
              <Bar x={5} height={heightOf(sides.before)} words={before} />
              <Bar x={23} height={heightOf(sides.after)} words={after} isDraft />
              <text x={WIDTH / 2} y={HIGH + 34} textAnchor="middle">
                {label}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </Card>
  )
}

const Bar = (props: {
  readonly x: number
  readonly height: number
  readonly words: string
  readonly isDraft?: boolean
}) => (
  <g className={props.isDraft ? 'outlook-bar outlook-bar-draft' : 'outlook-bar'}>
    <rect x={props.x} y={HIGH + 18 - props.height} width={15} height={props.height} />
    {props.words.length > 4 ? null : (
      <text x={props.x + 7.5} y={HIGH + 14 - props.height} textAnchor="middle">
        {props.words}
      </text>
    )}
  </g>
)
