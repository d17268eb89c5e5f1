const greek =
  'ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA IOTA KAPPA LAMDA MU NU XI OMICRON PI RHO FINAL-SIGMA SIGMA TAU UPSILON PHI CHI PSI OMEGA';

const symbols: readonly (readonly [string, string])[] = [
  ['SPACE', ' '],
  ['EXCLAMATION MARK', '!'],
  ['QUOTATION MARK', '"'],
  ['NUMBER SIGN', '#'],
  ['DOLLAR SIGN', '$'],
  ['PERCENT SIGN', '%'],
  ['AMPERSAND', '&'],
  ['APOSTROPHE', "'"],
  ['LEFT PARENTHESIS', '('],
  ['RIGHT PARENTHESIS', ')'],
  ['ASTERISK', '*'],
  ['PLUS SIGN', '+'],
  ['COMMA', ','],
  ['HYPHEN-MINUS', '-'],
  ['FULL STOP', '.'],
  ['SOLIDUS', '/'],
  ['COLON', ':'],
  ['SEMICOLON', ';'],
  ['LESS-THAN SIGN', '<'],
  ['EQUALS SIGN', '='],
  ['GREATER-THAN SIGN', '>'],
  ['QUESTION MARK', '?'],
  ['COMMERCIAL AT', '@'],
  ['LEFT SQUARE BRACKET', '['],
  ['REVERSE SOLIDUS', '\\'],
  ['RIGHT SQUARE BRACKET', ']'],
  ['CIRCUMFLEX ACCENT', '^'],
  ['LOW LINE', '_'],
  ['GRAVE ACCENT', '`'],
  ['LEFT CURLY BRACKET', '{'],
  ['VERTICAL LINE', '|'],
  ['RIGHT CURLY BRACKET', '}'],
  ['TILDE', '~'],
  ['NO-BREAK SPACE', '\u00a0'],
  ['CENT SIGN', '\u00a2'],
  ['POUND SIGN', '\u00a3'],
  ['YEN SIGN', '\u00a5'],
  ['SECTION SIGN', '\u00a7'],
  ['COPYRIGHT SIGN', '\u00a9'],
  ['REGISTERED SIGN', '\u00ae'],
  ['DEGREE SIGN', '\u00b0'],
  ['PLUS-MINUS SIGN', '\u00b1'],
  ['SUPERSCRIPT TWO', '\u00b2'],
  ['SUPERSCRIPT THREE', '\u00b3'],
  ['MICRO SIGN', '\u00b5'],
  ['MIDDLE DOT', '\u00b7'],
  ['MULTIPLICATION SIGN', '\u00d7'],
  ['DIVISION SIGN', '\u00f7'],
  ['LATIN SMALL LETTER SHARP S', '\u00df'],
  ['LATIN SMALL LETTER A WITH DIAERESIS', '\u00e4'],
  ['LATIN SMALL LETTER O WITH DIAERESIS', '\u00f6'],
  ['LATIN SMALL LETTER U WITH DIAERESIS', '\u00fc'],
  ['LATIN SMALL LETTER E WITH ACUTE', '\u00e9'],
  ['LATIN SMALL LETTER E WITH GRAVE', '\u00e8'],
  ['LATIN SMALL LETTER N WITH TILDE', '\u00f1'],
  ['LATIN SMALL LETTER C WITH CEDILLA', '\u00e7'],
  ['COMBINING GRAVE ACCENT', '\u0300'],
  ['COMBINING ACUTE ACCENT', '\u0301'],
  ['COMBINING TILDE', '\u0303'],
  ['COMBINING DIAERESIS', '\u0308'],
  ['ZERO WIDTH SPACE', '\u200b'],
  ['ZERO WIDTH JOINER', '\u200d'],
  ['EN DASH', '\u2013'],
  ['EM DASH', '\u2014'],
  ['LEFT SINGLE QUOTATION MARK', '\u2018'],
  ['RIGHT SINGLE QUOTATION MARK', '\u2019'],
  ['LEFT DOUBLE QUOTATION MARK', '\u201c'],
  ['RIGHT DOUBLE QUOTATION MARK', '\u201d'],
  ['BULLET', '\u2022'],
  ['HORIZONTAL ELLIPSIS', '\u2026'],
  ['EURO SIGN', '\u20ac'],
  ['TRADE MARK SIGN', '\u2122'],
  ['LEFTWARDS ARROW', '\u2190'],
  ['UPWARDS ARROW', '\u2191'],
  ['RIGHTWARDS ARROW', '\u2192'],
  ['DOWNWARDS ARROW', '\u2193'],
  ['FOR ALL', '\u2200'],
  ['THERE EXISTS', '\u2203'],
  ['EMPTY SET', '\u2205'],
  ['ELEMENT OF', '\u2208'],
  ['N-ARY SUMMATION', '\u2211'],
  ['SQUARE ROOT', '\u221a'],
  ['INFINITY', '\u221e'],
  ['ALMOST EQUAL TO', '\u2248'],
  ['NOT EQUAL TO', '\u2260'],
  ['LESS-THAN OR EQUAL TO', '\u2264'],
  ['GREATER-THAN OR EQUAL TO', '\u2265'],
  ['FULL BLOCK', '\u2588'],
  ['BLACK SQUARE', '\u25a0'],
  ['WHITE SQUARE', '\u25a1'],
  ['BLACK CIRCLE', '\u25cf'],
  ['WHITE CIRCLE', '\u25cb'],
  ['BLACK STAR', '\u2605'],
  ['WHITE STAR', '\u2606'],
  ['SNOWMAN', '\u2603'],
  ['BLACK SPADE SUIT', '\u2660'],
  ['BLACK CLUB SUIT', '\u2663'],
  ['BLACK HEART SUIT', '\u2665'],
  ['BLACK DIAMOND SUIT', '\u2666'],
  ['CHECK MARK', '\u2713'],
  ['BALLOT X', '\u2717'],
  ['HEAVY BLACK HEART', '\u2764'],
  ['REPLACEMENT CHARACTER', '\ufffd'],
  ['SNAKE', '\u{1f40d}'],
  ['GRINNING FACE', '\u{1f600}'],
  ['PILE OF POO', '\u{1f4a9}'],
  ['PARTY POPPER', '\u{1f389}'],
  ['ROCKET', '\u{1f680}'],
];

const digits = 'ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE';

/**
 * The characters that `\N{...}` knows. The whole Unicode name list is larger than the rest of the language; these are the
 * ones that programs for people spell out: Latin and Greek letters, punctuation, arrows, signs and a few faces.
 */
export const unicodeNames: ReadonlyMap<string, string> = makeNames();

function makeNames(): Map<string, string> {
  const names = new Map(symbols);
  digits.split(' ').forEach((digit, value) => names.set(`DIGIT ${digit}`, String(value)));
  for (let code = 65; code <= 90; code++) {
    const letter = String.fromCharCode(code);
    names.set(`LATIN CAPITAL LETTER ${letter}`, letter);
    names.set(`LATIN SMALL LETTER ${letter}`, letter.toLowerCase());
  }
  greek.split(' ').forEach((hyphenated, index) => {
    const letter = hyphenated.replace('-', ' ');
    names.set(`GREEK SMALL LETTER ${letter}`, String.fromCharCode(0x3b1 + index));
    if (letter !== 'FINAL SIGMA') names.set(`GREEK CAPITAL LETTER ${letter}`, String.fromCharCode(0x391 + index));
  });
  return names;
}
