import copy
import datetime as D
from datetime import date, datetime, time, timedelta, timezone, tzinfo

def t(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)

# timedelta
for make in [
    lambda: timedelta(), lambda: timedelta(1), lambda: timedelta(days=1, seconds=2, microseconds=3),
    lambda: timedelta(weeks=1, hours=25, minutes=61), lambda: timedelta(milliseconds=1.5),
    lambda: timedelta(seconds=0.1), lambda: timedelta(microseconds=0.5), lambda: timedelta(microseconds=1.5),
    lambda: timedelta(microseconds=2.5), lambda: timedelta(hours=1.5, seconds=0.7), lambda: timedelta(-1),
    lambda: timedelta(seconds=-1), lambda: timedelta(microseconds=-1), lambda: timedelta(days='x'),
    lambda: timedelta(10**9), lambda: timedelta(-10**9), lambda: timedelta(1, 2, 3, 4, 5, 6, 7),
    lambda: timedelta(days=0.1, hours=0.1), lambda: timedelta(seconds=1e-7), lambda: timedelta(None),
]:
    t(make); t(lambda: str(make()))
a, b = timedelta(days=2, hours=3, seconds=4, microseconds=5), timedelta(hours=7, microseconds=1)
for make in [
    lambda: a + b, lambda: a - b, lambda: -a, lambda: +a, lambda: abs(-a), lambda: a * 3, lambda: 3 * a,
    lambda: a * 1.5, lambda: a * 0.1, lambda: a / 7, lambda: a / 2.5, lambda: a / b, lambda: a // b,
    lambda: a // 7, lambda: a % b, lambda: divmod(a, b), lambda: divmod(-a, b), lambda: a == b, lambda: a < b,
    lambda: a >= b, lambda: a != a, lambda: bool(timedelta()), lambda: bool(a), lambda: a.total_seconds(),
    lambda: hash(a) == hash(timedelta(days=2, hours=3, seconds=4, microseconds=5)), lambda: a / 0,
    lambda: a / timedelta(), lambda: a // 0, lambda: a % timedelta(), lambda: a / 0.0, lambda: a + 1,
    lambda: 1 + a, lambda: a * 'x', lambda: a < 1, lambda: a == 1, lambda: a // 1.5, lambda: a * float('nan'),
    lambda: a * float('inf'), lambda: timedelta.max + timedelta(1), lambda: timedelta.min, lambda: timedelta.max,
    lambda: timedelta.resolution, lambda: (a.days, a.seconds, a.microseconds), lambda: sum([a, b], timedelta()),
    lambda: a.foo, lambda: setattr(a, 'days', 3), lambda: copy.copy(a), lambda: copy.deepcopy(a) == a,
    lambda: sorted([a, b, -a]), lambda: max(a, b), lambda: timedelta(1) / 3, lambda: timedelta(microseconds=7) / 2,
    lambda: timedelta(microseconds=-7) / 2, lambda: timedelta(microseconds=5) * 0.5,
    lambda: timedelta(microseconds=5) / -2,
]:
    t(make)
# date
for make in [
    lambda: date(2026, 11, 22), lambda: date(2026, 2, 29), lambda: date(2024, 2, 29), lambda: date(0, 1, 1),
    lambda: date(10000, 1, 1), lambda: date(2026, 13, 1), lambda: date(2026, 0, 1), lambda: date(2026, 1, 32),
    lambda: date(2026, 4, 31), lambda: date(2026, 1), lambda: date(), lambda: date('2026', 1, 1),
    lambda: date(2026.0, 1, 1), lambda: date(year=2026, month=5, day=6), lambda: date.min, lambda: date.max,
    lambda: date.resolution, lambda: date.fromordinal(739577), lambda: date.fromordinal(0),
    lambda: date.fromordinal(3652059), lambda: date.fromordinal(3652060), lambda: date.fromordinal(1),
    lambda: date.fromtimestamp(0), lambda: date.fromtimestamp(1e9), lambda: date.fromtimestamp(-1),
    lambda: date.fromisocalendar(2026, 47, 7), lambda: date.fromisocalendar(2026, 53, 7),
    lambda: date.fromisocalendar(2026, 54, 1), lambda: date.fromisocalendar(2026, 1, 8),
    lambda: date.fromisocalendar(0, 1, 1), lambda: date.fromisocalendar(2020, 53, 5),
    lambda: date.strptime('2026-11-22', '%Y-%m-%d'),
]:
    t(make)
for text in [
    '2026-11-22', '20261122', '2026-W47-7', '2026W477', '2026-W47', '2026W47', '2026-11', '2026-1-2', '',
    '2026-11-22T00', '2026-13-01', '2026-02-30', 'x', '2026-W54-1', '2026-W47-8', '٢٠٢٦-11-22', '2026_11_22',
    ' 2026-11-22', '2026-326', '0000-01-01',
]:
    t(lambda: date.fromisoformat(text))
t(lambda: date.fromisoformat(3))
d, e = date(2026, 11, 22), date(2024, 2, 29)
for make in [
    lambda: d.weekday(), lambda: d.isoweekday(), lambda: d.isocalendar(), lambda: d.isocalendar().week,
    lambda: tuple(d.isocalendar()), lambda: d.toordinal(), lambda: d.timetuple(), lambda: d.isoformat(),
    lambda: str(d), lambda: d.ctime(), lambda: d.replace(year=2000), lambda: d.replace(month=2),
    lambda: d.replace(day=31), lambda: copy.replace(d, day=1), lambda: d + timedelta(10),
    lambda: timedelta(10) + d, lambda: d - timedelta(days=1, hours=5), lambda: d - e, lambda: d + 1, lambda: d + d,
    lambda: 1 - d, lambda: d < e, lambda: d > e, lambda: d == date(2026, 11, 22), lambda: d == 3, lambda: d < 3,
    lambda: date.max + timedelta(1), lambda: date.min - timedelta(1), lambda: hash(d) == hash(date(2026, 11, 22)),
    lambda: {d: 1}[date(2026, 11, 22)], lambda: d.strftime('%A %d %B %Y, %j %U %W %V %G %u %w %y %%'),
    lambda: d.strftime('%H:%M:%S %f [%z] [%Z] [%:z]'), lambda: f'{d:%d.%m.%y}', lambda: f'{d}',
    lambda: format(d, ''), lambda: d.strftime(3), lambda: d.year, lambda: setattr(d, 'year', 3), lambda: d.hour,
    lambda: copy.copy(d), lambda: [date(y, 1, 1).isocalendar()[:] for y in range(2018, 2030)],
    lambda: [date(y, 12, 31).isocalendar()[1] for y in range(2018, 2030)],
    lambda: date(5, 1, 2).strftime('%Y-%m-%d %C %F'), lambda: date.fromordinal(146097),
    lambda: date.fromordinal(146098), lambda: date.fromordinal(36524), lambda: date.fromordinal(36525),
    lambda: all(date.fromordinal(n).toordinal() == n for n in range(1, 3652059, 9973)),
]:
    t(make)
# time
for make in [
    lambda: time(), lambda: time(12), lambda: time(1, 2, 3), lambda: time(1, 2, 3, 4), lambda: time(24),
    lambda: time(-1), lambda: time(0, 60), lambda: time(0, 0, 60), lambda: time(0, 0, 0, 10**6),
    lambda: time(fold=2), lambda: time(1, fold=1), lambda: time(1, tzinfo=timezone.utc), lambda: time(1, tzinfo=3),
    lambda: time('1'), lambda: time(1.5), lambda: time.min, lambda: time.max, lambda: time.resolution,
    lambda: str(time(1, 2, 3, 400000)), lambda: time(1, 2, tzinfo=timezone.utc).isoformat(),
    lambda: time(1, 2, 3, 456789).isoformat('milliseconds'), lambda: time(1, 2, 3).isoformat('hours'),
    lambda: time(1, 2, 3).isoformat(timespec='minutes'), lambda: time(1, 2, 3).isoformat('x'),
    lambda: time(1) < time(2), lambda: time(1) < time(2, tzinfo=timezone.utc),
    lambda: time(1) == time(1, tzinfo=timezone.utc),
    lambda: time(3, tzinfo=timezone(timedelta(hours=2))) == time(1, tzinfo=timezone.utc), lambda: time(1) == 3,
    lambda: time(1) < 3, lambda: time(1).replace(minute=5), lambda: time(1) + timedelta(1),
    lambda: time(5, 6).strftime('%H:%M %p %I'), lambda: f'{time(15, 4):%I:%M %p}', lambda: time(1).utcoffset(),
    lambda: time(1, tzinfo=timezone.utc).tzname(), lambda: hash(time(1)) == hash(time(1)), lambda: bool(time()),
    lambda: time.strptime('15:04', '%H:%M'),
]:
    t(make)
for text in [
    '12', '12:34', '12:34:56', '12:34:56.7', '12:34:56,123456789', '1234', '123456', '123456.789', 'T12:34',
    '12:34Z', '12:34+05:30', '12:34-0530', '12:34+05', '12:34:56+05:30:15.000001', '24:00', '24:01', '1', '12:3',
    '12:34:5', '12:34.5', '12-34', '', 'x', '12:34+24:00', '12:34+05:60', '12:34 +01:00', '12:34:56.', '12:3456',
]:
    t(lambda: time.fromisoformat(text))
# timezone
for make in [
    lambda: timezone.utc, lambda: D.UTC is timezone.utc, lambda: timezone(timedelta(hours=1)),
    lambda: timezone(timedelta(hours=-5, minutes=-30), 'X'), lambda: timezone(timedelta(0)) is timezone.utc,
    lambda: timezone(timedelta(0), 'Z'), lambda: timezone(timedelta(days=1)), lambda: timezone(3),
    lambda: timezone(timedelta(1), 3), lambda: str(timezone(timedelta(hours=-5))), lambda: str(timezone.utc),
    lambda: timezone.min, lambda: str(timezone(timedelta(hours=1, seconds=5))),
    lambda: timezone(timedelta(hours=1)) == timezone(timedelta(hours=1), 'A'),
    lambda: timezone.utc.utcoffset(None), lambda: timezone.utc.tzname(None), lambda: timezone.utc.dst(None),
    lambda: timezone.utc.utcoffset(3), lambda: timezone.utc.fromutc(3), lambda: tzinfo().utcoffset(None),
    lambda: hash(timezone.utc) == hash(timedelta(0)), lambda: type('Z', (timezone,), {}),
    lambda: copy.deepcopy(timezone.utc) is timezone.utc,
]:
    t(make)
# datetime
z1, z2 = timezone(timedelta(hours=1)), timezone(timedelta(hours=-5), 'EST')
for make in [
    lambda: datetime(2026, 11, 22), lambda: datetime(2026, 11, 22, 15, 4, 5, 6),
    lambda: datetime(2026, 11, 22, 15, 4, 5, tzinfo=z1), lambda: datetime(2026, 11, 22, 25),
    lambda: datetime(2026, 11), lambda: datetime(), lambda: datetime(2026, 11, 31),
    lambda: datetime(2026, 11, 22, fold=1), lambda: datetime(2026, 11, 22, tzinfo=3), lambda: datetime.min,
    lambda: datetime.max, lambda: datetime.fromtimestamp(0), lambda: datetime.fromtimestamp(1.5),
    lambda: datetime.fromtimestamp(1e9, z1), lambda: datetime.fromtimestamp(0, timezone.utc),
    lambda: datetime.fromtimestamp(-1.25), lambda: datetime.fromtimestamp('x'),
    lambda: datetime.fromtimestamp(float('nan')), lambda: datetime.fromtimestamp(0, 3),
    lambda: datetime.utcfromtimestamp(86400), lambda: datetime.combine(d, time(1, 2)),
    lambda: datetime.combine(d, time(1, 2, tzinfo=z1)), lambda: datetime.combine(d, time(1), z2),
    lambda: datetime.combine(3, time(1)), lambda: datetime.combine(d, 3), lambda: datetime.fromordinal(739577),
    lambda: datetime.fromisocalendar(2026, 47, 7),
    lambda: datetime.strptime('2026-11-22 15:04:05.123', '%Y-%m-%d %H:%M:%S.%f'),
    lambda: datetime.strptime('22/11/26 3PM +0530', '%d/%m/%y %I%p %z'),
    lambda: datetime.strptime('2026', '%Y-%m'), lambda: datetime.strptime('2026-11-22 x', '%Y-%m-%d'),
    lambda: datetime.strptime('2026-11-22T15:04:05Z', '%Y-%m-%dT%H:%M:%S%z'), lambda: type(datetime.now()),
    lambda: datetime.now(z1).tzinfo, lambda: datetime.today().date() == date.today(),
]:
    t(make)
for text in [
    '2026-11-22', '2026-11-22T15', '2026-11-22 15:04', '2026-11-22T15:04:05.678', '2026-11-22T15:04:05Z',
    '2026-11-22T15:04:05+01:00', '20261122T150405', '20261122T150405.123456-0500', '2026-W47-7T15:04',
    '2026W477T1504', '2026-W47T15', '2026W47T15', '2026-11-22x15:04', '2026-11-22T24:00', '2026-12-31T24:00:00',
    '2026-11-22T24:01', '2026-11-22T', '2026-11-22T1', '', '2026-11-22T25:00', '2026-13-22T15',
    '2026-11-22 15:04:05 +01:00', '20261122', '2026-02-30T01:00', 'x',
]:
    t(lambda: datetime.fromisoformat(text))
n = datetime(2026, 11, 22, 15, 4, 5, 678901)
u, v = n.replace(tzinfo=z1), n.replace(tzinfo=z2)
for make in [
    lambda: str(n), lambda: str(u), lambda: repr(v), lambda: n.isoformat(), lambda: u.isoformat(' ', 'seconds'),
    lambda: n.isoformat('T', 'milliseconds'), lambda: n.isoformat(sep='ab'), lambda: n.isoformat(3),
    lambda: n.isoformat(timespec='days'), lambda: n.date(), lambda: n.time(), lambda: u.time(), lambda: u.timetz(),
    lambda: n.timetuple(), lambda: u.timetuple(), lambda: u.utctimetuple(), lambda: n.timestamp(),
    lambda: u.timestamp(), lambda: u.astimezone(z2), lambda: u.astimezone(timezone.utc),
    lambda: n.astimezone(timezone.utc), lambda: u.astimezone(3), lambda: u.utcoffset(), lambda: u.tzname(),
    lambda: v.tzname(), lambda: u.dst(), lambda: n.utcoffset(), lambda: n + timedelta(days=40, hours=10),
    lambda: u - timedelta(hours=20), lambda: timedelta(1) + n, lambda: n - datetime(2026, 1, 1), lambda: u - v,
    lambda: u - n, lambda: n + n, lambda: n + 1, lambda: n - d, lambda: n - 1, lambda: n < datetime(2027, 1, 1),
    lambda: u < v, lambda: u < n, lambda: u == n, lambda: n == d, lambda: n < d, lambda: d < n, lambda: d == n,
    lambda: n < 3, lambda: n == 3, lambda: u == u.astimezone(z2), lambda: hash(u) == hash(u.astimezone(z2)),
    lambda: n.replace(hour=0, minute=0), lambda: n.replace(month=13), lambda: n.replace(tzinfo=None),
    lambda: n.weekday(), lambda: n.isocalendar(), lambda: n.ctime(),
    lambda: n.strftime('%Y-%m-%d %H:%M:%S.%f %a %b %p %I'), lambda: u.strftime('%z %Z %:z'),
    lambda: v.strftime('%z %Z'), lambda: n.strftime('[%z%Z]'),
    lambda: n.strftime('%c | %x | %X | %D | %T | %R | %F | %e'), lambda: n.strftime(''), lambda: f'{n:%H:%M}',
    lambda: f'{n}', lambda: f'{n:%d/%m/%Y}'.center(20, '*'), lambda: datetime.max + timedelta(microseconds=1),
    lambda: datetime.min - timedelta(1), lambda: isinstance(n, date), lambda: n.year, lambda: n.foo,
    lambda: setattr(n, 'hour', 3), lambda: copy.copy(u) == u,
    lambda: sorted([datetime(2026, 5, 1), datetime(2025, 5, 1)]),
    lambda: (datetime(2026, 11, 22) - datetime(2026, 11, 1)).days,
    lambda: {n: 1}[datetime(2026, 11, 22, 15, 4, 5, 678901)], lambda: datetime(1, 1, 1).strftime('%Y'),
    lambda: copy.replace(n, year=1999), lambda: n.toordinal(),
    lambda: datetime(2026, 11, 22, 15, 4, 5).timestamp(),
    lambda: timezone.utc.fromutc(n.replace(tzinfo=timezone.utc)),
]:
    t(make)
# subclasses and zones of one's own
class Summer(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=1) + self.dst(dt)
    def dst(self, dt): return timedelta(hours=1) if dt is not None and 4 <= dt.month <= 9 else timedelta(0)
    def tzname(self, dt): return 'SUM' if self.dst(dt) else 'WIN'
    def __repr__(self): return 'Summer()'
class Wrong(tzinfo):
    def utcoffset(self, dt): return 3
    def tzname(self, dt): return 4
class Day(date):
    def double(self): return self.day * 2
class Moment(datetime): pass
s = datetime(2026, 7, 1, 12, tzinfo=Summer())
for make in [
    lambda: s, lambda: str(s), lambda: s.tzname(), lambda: s.utcoffset(), lambda: s.astimezone(timezone.utc),
    lambda: datetime(2026, 1, 1, 12, tzinfo=timezone.utc).astimezone(Summer()), lambda: s.timetuple().tm_isdst,
    lambda: s.strftime('%Z %z'), lambda: datetime(2026, 1, 1, tzinfo=Wrong()).utcoffset(),
    lambda: datetime(2026, 1, 1, tzinfo=Wrong()).tzname(), lambda: datetime(2026, 1, 1, tzinfo=Wrong()).dst(),
    lambda: Day(2026, 1, 5).double(), lambda: Day(2026, 1, 5),
    lambda: type(Day(2026, 1, 5) + timedelta(1)).__name__, lambda: type(Day.fromisoformat('2026-01-01')).__name__,
    lambda: Moment(2026, 1, 1), lambda: type(Moment(2026, 1, 1) - timedelta(1)).__name__,
    lambda: type(Moment.now()).__name__, lambda: type(Moment(2026, 1, 1).date()).__name__, lambda: date.__name__,
    lambda: (datetime.__qualname__, datetime.__module__), lambda: datetime, lambda: datetime.__mro__,
    lambda: time(1, tzinfo=Summer()).utcoffset(), lambda: [x for x in dir(datetime) if x[0] != '_'],
    lambda: [x for x in dir(timedelta) if x[0] != '_'],
]:
    t(make)
