import './product-mark.css'

/** The mark of the product: two blocks and the wire between them. */
export const ProductMark = () => (
  <svg className="product-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect width="24" height="24" rx="5" className="product-mark-ground" />
    <rect x="5.5" y="5.5" width="5.5" height="5.5" rx="1" />
    <rect x="13" y="13" width="5.5" height="5.5" rx="1" />
    <path d="M11 8.2h3.6a1.2 1.2 0 0 1 1.2 1.2V13" />
  </svg>
)
