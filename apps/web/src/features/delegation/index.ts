export { DelegationPage } from './delegation-page.tsx'
export { OfferStrip } from './offer-strip.tsx'
export { TownshipValuesPage } from './township-values-page.tsx'
