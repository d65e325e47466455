"""Memory that is blank before it is used.

Chroma writes memory to the disk that it never filled: what lay there before, perhaps a vector that was erased.
"""

import ctypes
from contextlib import suppress

_M_PERTURB = -6  # of malloc.h: what is given out and what is given back is filled with this byte


def blank_memory() -> None:
    """Have memory filled before it is given out, for the rest of this process; where glibc does so, as on Linux."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_PERTURB, 0x55)
