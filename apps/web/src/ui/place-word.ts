import { useTranslation } from 'react-i18next'

/** 第 9 for a place in figures; 无名次 and the like as they are. */
export function usePlaceWord(): (place: string) => string {
  const { t } = useTranslation()
  return (place) => (/^\d+$/.test(place) ? t('ui.place', { place }) : place)
}
