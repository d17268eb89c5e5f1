/** Expressions that do otherwise here than in the judge, and why. */
export const knownGaps: Readonly<Record<string, string>> = {
  '2.0**10000': 'the judge is built with another C library: on Linux the arguments are (34, "Numerical result out of range")',
  "'é'.encode('ascii','namereplace')": 'the names of characters are not on board',
  "'a'.__mul__('b')": 'called by name, the method gives NotImplemented as it does to the operator',
  "'a\\ud800\\udfffb'.encode('utf-8','backslashreplace'), '\\udcff'.encode('utf-8','surrogateescape'), '\\udcff'.encode('ascii','surrogateescape')":
    'two lone surrogates that happen to make a pair are one character here',
};
