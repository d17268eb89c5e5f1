import { sourceModule } from './registry.ts';

/** `textwrap`: https://docs.python.org/3.14/library/textwrap.html */
sourceModule(
  'textwrap',
  String.raw`
__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_whitespace = '\t\n\x0b\x0c\r '

def _is_word_part(char):
    return char.isalnum() or char == '_'

class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join([' ' if char in _whitespace else char for char in text])
        return text

    def _split(self, text):
        """Words and the spaces between them; words are divided behind hyphens that stand between letters."""
        chunks = []
        start = 0
        while start < len(text):
            end = start
            if text[start] in _whitespace:
                while end < len(text) and text[end] in _whitespace:
                    end += 1
                chunks.append(text[start:end])
            else:
                while end < len(text) and text[end] not in _whitespace:
                    end += 1
                chunks.extend(self._split_word(text[start:end]) if self.break_on_hyphens else [text[start:end]])
            start = end
        return chunks

    def _split_word(self, word):
        parts = []
        start = 0
        place = 1
        while place < len(word) - 1:
            if word[place:place + 2] == '--' and _is_word_part(word[place - 1]):
                end = place
                while end < len(word) and word[end] == '-':
                    end += 1
                if end < len(word) and _is_word_part(word[end]):
                    parts.extend([word[start:place], word[place:end]])
                    start = place = end
                    continue
                place = end
            elif word[place] == '-' and place >= 2 and word[place - 2:place].isalpha() and word[place + 1].isalpha():
                parts.append(word[start:place + 1])
                start = place + 1
            place += 1
        parts.append(word[start:])
        return [part for part in parts if part]

    def _split_chunks(self, text):
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            for place in range(len(chunks) - 1):
                word = chunks[place].rstrip('"\'')
                if chunks[place + 1] == ' ' and word[-1:] in ('.', '!', '?') and word[-2:-1].islower():
                    chunks[place + 1] = '  '
        return chunks

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks = chunks[::-1]
        while chunks:
            current = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                current.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                length += self._break_word(chunks, current, length, width)
            if self.drop_whitespace and current and current[-1].strip() == '':
                length -= len(current.pop())
            if not current:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or \
                    ((not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
                     and length <= width):
                lines.append(indent + ''.join(current))
                continue
            while current:
                if current[-1].strip() and length + len(self.placeholder) <= width:
                    lines.append(indent + ''.join([*current, self.placeholder]))
                    break
                length -= len(current.pop())
            else:
                if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                    lines[-1] = lines[-1].rstrip() + self.placeholder
                else:
                    lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _break_word(self, chunks, current, length, width):
        room = 1 if width < 1 else width - length
        if self.break_long_words and room > 0:
            word = chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and any(char != '-' for char in word[:hyphen]):
                    end = hyphen + 1
            current.append(word[:end])
            chunks[-1] = word[end:]
            return end
        if not current:
            current.append(chunks.pop())
            return len(current[-1])
        return 0

    def wrap(self, text):
        return self._wrap_chunks(self._split_chunks(text))

    def fill(self, text):
        return '\n'.join(self.wrap(text))

def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)

def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)

def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))

def dedent(text):
    lines = text.split('\n')
    margin = None
    for line in lines:
        content = line.lstrip(' \t')
        if not content:
            continue
        indent = line[:len(line) - len(content)]
        if margin is None:
            margin = indent
        else:
            common = 0
            while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    size = len(margin or '')
    return '\n'.join([line[size:] if line.strip() else '' for line in lines])

def indent(text, prefix, predicate=None):
    lines = []
    for line in text.splitlines(True):
        if line.strip() if predicate is None else predicate(line):
            lines.append(prefix)
        lines.append(line)
    return ''.join(lines)
`,
);
