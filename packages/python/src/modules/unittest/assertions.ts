/** Second part of `unittest.case`: what a test can claim. */
export const assertionsSource = String.raw`
class _Assertions:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def fail(self, msg=None):
        """Fail immediately, with the given message."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f'{standardMsg} : {msg}'
        except UnicodeDecodeError:
            return f'{safe_repr(standardMsg)} : {safe_repr(msg)}'

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + _diff_omitted % len(diff)

    def assertTrue(self, expr, msg=None):
        if not expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not true'))

    def assertFalse(self, expr, msg=None):
        if expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not false'))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _AssertNotWarnsContext(expected_warning, self).handle('_assertNotWarns', args, kwargs)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) == type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self.fail(self._formatMessage(msg, '%s != %s' % _common_shorten_repr(first, second)))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(first)} == {safe_repr(second)}'))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        pair = f'{safe_repr(first)} != {safe_repr(second)}'
        if delta is not None:
            if diff <= delta:
                return
            standard = f'{pair} within {safe_repr(delta)} delta ({safe_repr(diff)} difference)'
        else:
            places = 7 if places is None else places
            if round(diff, places) == 0:
                return
            standard = f'{pair} within {places!r} places ({safe_repr(diff)} difference)'
        raise self.failureException(self._formatMessage(msg, standard))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        pair = f'{safe_repr(first)} == {safe_repr(second)}'
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            standard = f'{pair} within {safe_repr(delta)} delta ({safe_repr(diff)} difference)'
        else:
            places = 7 if places is None else places
            if not first == second and round(diff, places) != 0:
                return
            standard = f'{pair} within {places!r} places'
        raise self.failureException(self._formatMessage(msg, standard))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is None:
            name = 'sequence'
        else:
            name = seq_type.__name__
            for place, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f'{place} sequence is not a {name}: {safe_repr(seq)}')
        lengths = []
        differing = None
        for place, seq in (('First', seq1), ('Second', seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                differing = differing or f'{place} {name} has no length.    Non-sequence?'
        if differing is None:
            if seq1 == seq2:
                return
            differing = '%ss differ: %s != %s\n' % ((name.capitalize(),) + _common_shorten_repr(seq1, seq2))
            differing += self._first_difference(seq1, seq2, *lengths, name, seq_type)
        standard = differing
        diff = '\n' + '\n'.join(_ndiff(_pformat(seq1).splitlines(), _pformat(seq2).splitlines()))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def _first_difference(self, seq1, seq2, len1, len2, name, seq_type):
        text = ''
        for i in range(min(len1, len2)):
            items = []
            for place, seq in (('first', seq1), ('second', seq2)):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    return text + f'\nUnable to index element {i} of {place} {name}\n'
            if items[0] != items[1]:
                text += '\nFirst differing element %d:\n%s\n%s\n' % ((i,) + _common_shorten_repr(*items))
                break
        else:
            if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                return text
        for place, seq, longer, shorter in (('First', seq1, len1, len2), ('Second', seq2, len2, len1)):
            if longer > shorter:
                text += f'\n{place} {name} contains {longer - shorter} additional elements.\n'
                try:
                    text += f'First extra element {shorter}:\n{safe_repr(seq[shorter])}\n'
                except (TypeError, IndexError, NotImplementedError):
                    text += f'Unable to index element {shorter} of {place.lower()} {name}\n'
        return text

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for one, other, place in ((set1, set2, 'first'), (set2, set1, 'second')):
            try:
                differences.append((place, one.difference(other)))
            except TypeError as error:
                self.fail(f'invalid type when attempting set difference: {error}')
            except AttributeError as error:
                self.fail(f'{place} argument does not support set difference: {error}')
        lines = []
        for place, items in differences:
            if items:
                lines.append(f'Items in the {place} set but not the {"second" if place == "first" else "first"}:')
                lines.extend(map(repr, items))
        if lines:
            self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} not found in {safe_repr(container)}'))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}'))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}'))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, f'unexpectedly identical: {safe_repr(expr1)}'))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            standard = '%s != %s' % _common_shorten_repr(d1, d2)
            diff = '\n' + '\n'.join(_ndiff(_pformat(d1).splitlines(), _pformat(d2).splitlines()))
            self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def assertCountEqual(self, first, second, msg=None):
        differences = _count_diff([*first], [*second])
        if differences:
            lines = ['First has %d, Second has %d:  %r' % each for each in differences]
            diff = '\n'.join(lines)
            self.fail(self._formatMessage(msg, self._truncateMessage('Element counts were not equal:\n', diff)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        lines = [first, second]
        if first.strip('\r\n') == first and second.strip('\r\n') == second and not ('\n' in first or '\n' in second):
            lines = [first + '\n', second + '\n']
        else:
            lines = [text if not text or text[-1] in '\r\n' else text + '\n' for text in lines]
        standard = '%s != %s' % _common_shorten_repr(first, second)
        diff = '\n' + ''.join(_ndiff(*(text.splitlines(keepends=True) for text in lines)))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    _diffThreshold = 2 ** 16

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than {safe_repr(b)}'))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}'))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}'))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}'))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not None'))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self.fail(self._formatMessage(msg, 'unexpectedly None'))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            kind = f'an instance of any of {cls!r}' if isinstance(cls, tuple) else f'an instance of {cls!r}'
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not {kind}'))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            if isinstance(cls, tuple):
                cls = next(each for each in cls if isinstance(obj, each))
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is an instance of {cls!r}'))

    def assertIsSubclass(self, cls, superclass, msg=None):
        try:
            if issubclass(cls, superclass):
                return
        except TypeError:
            if not isinstance(cls, type):
                self.fail(self._formatMessage(msg, f'{cls!r} is not a class'))
            raise
        kind = f'any of {superclass!r}' if isinstance(superclass, tuple) else f'a subclass of {superclass!r}'
        self.fail(self._formatMessage(msg, f'{cls!r} is not {kind}'))

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        try:
            if not issubclass(cls, superclass):
                return
        except TypeError:
            if not isinstance(cls, type):
                self.fail(self._formatMessage(msg, f'{cls!r} is not a class'))
            raise
        if isinstance(superclass, tuple):
            superclass = next(each for each in superclass if issubclass(cls, each))
        self.fail(self._formatMessage(msg, f'{cls!r} is a subclass of {superclass!r}'))

    def _describe(self, obj):
        if isinstance(obj, types.ModuleType):
            return f'module {obj.__name__!r}'
        if isinstance(obj, type):
            return f'type object {obj.__name__!r}'
        return f'{type(obj).__name__!r} object'

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self.fail(self._formatMessage(msg, f'{self._describe(obj)} has no attribute {name!r}'))

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self.fail(self._formatMessage(msg, f'{self._describe(obj)} has unexpected attribute {name!r}'))

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            pattern = expected_regex.pattern
            self.fail(self._formatMessage(msg, f"Regex didn't match: {pattern!r} not found in {text!r}"))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start():match.end()]
            self.fail(self._formatMessage(
                msg, f'Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}'))

    def _tail_check(self, method, word, s, tail, msg):
        kind = str if isinstance(s, str) else bytes if isinstance(s, (bytes, bytearray)) else None
        if kind is None:
            self.fail(self._formatMessage(msg, f'Expected str or bytes, not {type(s).__name__}'))
        tails = tail if isinstance(tail, tuple) else (tail,)
        return getattr(s, method)(tail), tails

    def assertStartsWith(self, s, prefix, msg=None):
        found, prefixes = self._tail_check('startswith', 'start', s, prefix, msg)
        if not found:
            what = f'any of {safe_repr(prefix)}' if isinstance(prefix, tuple) else safe_repr(prefix)
            self.fail(self._formatMessage(msg, f"{safe_repr(s, short=True)} doesn't start with {what}"))

    def assertNotStartsWith(self, s, prefix, msg=None):
        found, prefixes = self._tail_check('startswith', 'start', s, prefix, msg)
        if found:
            first = next(each for each in prefixes if s.startswith(each))
            self.fail(self._formatMessage(msg, f'{safe_repr(s, short=True)} starts with {safe_repr(first)}'))

    def assertEndsWith(self, s, suffix, msg=None):
        found, suffixes = self._tail_check('endswith', 'end', s, suffix, msg)
        if not found:
            what = f'any of {safe_repr(suffix)}' if isinstance(suffix, tuple) else safe_repr(suffix)
            self.fail(self._formatMessage(msg, f"{safe_repr(s, short=True)} doesn't end with {what}"))

    def assertNotEndsWith(self, s, suffix, msg=None):
        found, suffixes = self._tail_check('endswith', 'end', s, suffix, msg)
        if found:
            first = next(each for each in suffixes if s.endswith(each))
            self.fail(self._formatMessage(msg, f'{safe_repr(s, short=True)} ends with {safe_repr(first)}'))

def _pformat(value):
    from unittest._pretty import pformat
    return pformat(value)

def _ndiff(first, second):
    from unittest._difference import ndiff
    return ndiff(first, second)
`;
