/** An invented county of the browser tests alone; the demo county has a code of its own. */
export const county = { code: '990077', name: '试用县（演示）' }
