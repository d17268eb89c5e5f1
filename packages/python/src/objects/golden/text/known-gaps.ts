const constructors = 'complaints about the arguments of a constructor name `__new__`, not the class';

/** Expressions that do otherwise here than in the judge, and why. */
export const knownGaps: Readonly<Record<string, string>> = {
  '2.0**10000': 'the judge is built with another C library: on Linux the arguments are (34, "Numerical result out of range")',
  "'é'.encode('ascii','namereplace')": 'the names of characters are not on board',
  "'a'.__mul__('b')": 'called by name, the method gives NotImplemented as it does to the operator',
  'str(1,2,3,4)': constructors,
  'int(1,2,3)': constructors,
  'int(x=5)': constructors,
  'float(1,2)': constructors,
  'bool(1,2)': constructors,
  'bool(x=1)': constructors,
  'complex(1,2,3)': constructors,
  'str(x=1)': constructors,
  '(5).to_bytes(1,2,3)': 'a method with keyword-only parameters counts its positional ones apart',
};
