/** Lets the page answer before what is long goes on. */
export const nextTask = (): Promise<void> => new Promise((go) => void setTimeout(go))
