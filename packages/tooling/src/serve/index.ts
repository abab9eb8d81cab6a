export { type Product, type ProductOptions, prepareProduct, startProduct } from './product.ts'
export { kept } from './secret.ts'
