import time

def t(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)

S = time.struct_time
x = S((2026, 11, 22, 15, 4, 5, 6, 326, 0))
for letter in 'aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYz%':
    t(lambda: time.strftime('%' + letter, x))
t(lambda: time.strftime('caf\xe9 %Y', x))
t(lambda: time.strftime('', x))
for year in [(2024, 12, 30), (2021, 1, 3), (2020, 12, 31), (1970, 1, 1), (2000, 2, 29)]:
    t(lambda: time.strftime('%Y %y %C %G %V %U %W %j %F %s', time.gmtime(time.mktime(year + (0, 0, 0, 0, 0, 0)))))

t(lambda: time.strftime('%Y', (2026,13,1,0,0,0,0,1,0)))
t(lambda: time.strftime('%Y', (2026,0,1,0,0,0,0,1,0)))
t(lambda: time.strftime('%Y', (2026,1,32,0,0,0,0,1,0)))
t(lambda: time.strftime('%Y', (2026,1,0,0,0,0,0,0,0)))
t(lambda: time.strftime('%Y', (2026,1,1,24,0,0,0,1,0)))
t(lambda: time.strftime('%Y', (2026,1,1,0,60,0,0,1,0)))
t(lambda: time.strftime('%Y', (2026,1,1,0,0,62,0,1,0)))
t(lambda: time.strftime('%Y', (2026,1,1,0,0,0,7,1,0)))
t(lambda: time.strftime('%Y', (2026,1,1,0,0,0,-2,1,0)))
t(lambda: time.strftime('%Y', (2026,1,1,0,0,0,0,367,0)))
t(lambda: time.strftime('%j %a', (2026,1,1,0,0,0,-1,0,5)))
t(lambda: time.strftime('%Y', (1,2,3)))
t(lambda: time.strftime('%Y', 3))
t(lambda: time.strftime('%Y', [1]*9))
t(lambda: time.strftime(3))
t(lambda: time.strftime('%Y', ('a',)*9))
t(lambda: time.strftime('%Y', (1.5,)*9))
t(lambda: S((1,2,3)))
t(lambda: S(range(12)))
t(lambda: S(range(11)))
t(lambda: S(3))
t(lambda: S())
t(lambda: S('abcdefghi'))
t(lambda: x.n_fields)
t(lambda: (x.n_sequence_fields, x.n_unnamed_fields))
t(lambda: x.__match_args__)
t(lambda: x[:3])
t(lambda: x == tuple(x))
t(lambda: x.__replace__(tm_year=2))
t(lambda: hash(x)==hash(tuple(x)))
t(lambda: S)
t(lambda: time.gmtime(0))
t(lambda: time.gmtime(-1))
t(lambda: time.gmtime(1.9))
t(lambda: time.gmtime(-1.5))
t(lambda: time.gmtime('x'))
t(lambda: time.gmtime(float('nan')))
t(lambda: time.gmtime(1e30))
t(lambda: time.gmtime(10**30))
t(lambda: time.gmtime(253402300800))
t(lambda: time.mktime((2026,1,31,0,0,0,0,0,0)))
t(lambda: time.mktime((2026,14,31,25,61,61,0,0,-1)))
t(lambda: time.mktime((2026,-1,-5,0,0,0,0,0,0)))
t(lambda: time.mktime((1,2)))
t(lambda: time.mktime(3))
t(lambda: time.mktime(time.gmtime(5)))
t(lambda: time.asctime(x))
t(lambda: time.asctime((2026,1,5,0,0,0,0,0,0)))
t(lambda: time.asctime((1,2)))
t(lambda: time.asctime(3))
t(lambda: time.ctime(0))
t(lambda: time.ctime('x'))

for text, format in [
    ('2026-11-22','%Y-%m-%d'), ('22 Nov 26','%d %b %y'), ('Sunday 22 november 2026','%A %d %B %Y'),
    ('3:04:05 PM','%I:%M:%S %p'), ('12 am','%I %p'), ('x','%Y'), ('2026x','%Y'), ('2026','%q'), ('2026','%'),
    ('2026','%Y%'), ('326 2026','%j %Y'), ('2026 46 0','%Y %U %w'), ('2026 46 1','%Y %W %w'),
    ('2026 47 7','%G %V %u'), ('2026 47','%G %V'), ('47 7','%V %u'), ('2026 47 7','%Y %V %u'),
    ('2026 326','%G %j'), ('+0530','%z'), ('+05:30','%z'), ('Z','%z'), ('-05:30:15.123','%z'), ('UTC','%Z'),
    ('gmt','%Z'), ('EST','%Z'), ('123456','%f'), ('12','%f'), ('30 Feb 2026','%d %b %Y'), ('29 Feb','%d %b'),
    ('Sun Nov 22 15:04:05 2026',None), ('  2026  11','%Y %m'), ('2026 11',' %Y%m'), ('11/22/26','%x'),
    ('15:04:05','%X'), ('Sun Nov 22 15:04:05 2026','%c'), ('61','%S'), ('62','%S'), ('%','%%'), ('a.b','a.b'),
    ('axb','a.b'), ('2026-11-22T15','%FT%H'), ('15:04','%R'), ('15:04:05','%T'), ('69','%y'), ('68','%y'),
    ('5','%e'), ('2026 6','%Y %u'), ('2026-1-1 24','%Y-%m-%d %H'), ('0','%d'), ('2026 0 0','%Y %U %w'),
    ('2026 366','%Y %j'), ('a\nb','a b'), ('12 13','%m %m'), ('1 2026','%C %Y'), ('3','%s'),
    ('2026-11-22 x','%Y-%m-%d'), (3,'%Y'), ('x',3), ('5 Monday','%d %A'), ('',''), ('','%Y'),
    ('2026 53 1','%Y %W %w'), ('2025 53 1','%G %V %u'), ('2020 53 1','%G %V %u'), ('0000','%Y'),
    ('2026 99','%Y %U'), ('Mon 2026 10','%a %Y %U'), ('1 PM','%H %p'), ('7 22 1','%w %d %m'),
]:
    t((lambda: time.strptime(text)) if format is None else (lambda: time.strptime(text, format)))
