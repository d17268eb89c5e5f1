from typing import *
import typing
print(List[int], Dict[str, int], Optional[int], Union[int, str], Callable[[int], str], Callable[..., int], Tuple[int, ...], Any, Literal['a', 1], ClassVar[int], List)
T = TypeVar('T'); print(T, Iterable[T], Optional[List[int]])
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int], Stack.__parameters__)
class P(NamedTuple):
    x: int
    y: int = 5
    def total(self): return self.x + self.y
print(P(1), P(1).total(), P._fields, P.__annotations__)
E = NamedTuple('E', [('a', int)]); print(E(3))
@runtime_checkable
class Sized2(Protocol):
    def size(self) -> int: ...
class A:
    def size(self): return 1
print(isinstance(A(), Sized2), isinstance(3, Sized2))
try: Sized2()
except TypeError as e: print(e)
class TD(TypedDict):
    a: int
    b: str
print(TD(a=1, b='x'), TD.__annotations__)
def f(a: 'int', b: Optional[str] = None) -> List[int]: ...
print(get_type_hints(f), get_origin(List[int]), get_args(Dict[str, int]), cast(int, 'x'), isinstance([], typing.List))
U = NewType('U', int); print(U(5), U)
@overload
def g(x: int) -> int: ...
def g(x): return x
print(g(1))
from typing import TYPE_CHECKING, Final, Self, Annotated
print(TYPE_CHECKING, Annotated[int, 'm'], Final[int], Self)
