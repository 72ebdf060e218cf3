/** A word that the stand-in of these tests refuses, wherever it stands in a query. */
export const refusedWord = 'unheardOf';
