/** Milliseconds. */
export const hour = 3_600_000;

/** When all conversations were held. */
export const now = Date.UTC(2022, 1, 20);

/** With what they were signed; nobody checks. */
export const accessKey = { accessKeyId: 'AKIARECORDED', secretAccessKey: 'not-checked' };
