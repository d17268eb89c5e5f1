/** Expressions that do otherwise here than in the judge, and why. */
export const knownGaps: Readonly<Record<string, string>> = {
  '2.0**10000': 'the judge is built with another C library: on Linux the arguments are (34, "Numerical result out of range")',
  "'é'.encode('ascii','namereplace')": 'the names of characters are not on board',
};
