export { type Product, type ProductOptions, prepareProduct, runProgram, startProduct } from './product.ts'
export { kept } from './secret.ts'
