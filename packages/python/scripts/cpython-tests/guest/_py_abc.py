"""The twin of abc that is written in Python: in the classroom's Python that is abc itself."""
from abc import ABCMeta, get_cache_token
