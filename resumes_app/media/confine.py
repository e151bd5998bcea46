"""Run as a program: puts limits on itself, then becomes the program named in its arguments.

A child does this itself, after its own start, because nothing but C may run between fork and exec in a process that
has threads. Arguments: the parent's pid, the limits as JSON, the program, its arguments.
"""

import ctypes
import json
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
STACK_BYTES = 1 << 20
"""Also of each new thread: an edit of many clips has hundreds, and 8 MB of addresses for each reach the limit."""


def confine(parent: int, limits: dict[str, int]) -> None:
    """Make this process die with `parent`, gain no rights, be polite, and stay within `limits`.

    Args:
        limits: `cpu_s`, `memory_bytes`, `file_bytes`.
    """
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        resource.setrlimit(resource.RLIMIT_AS, (limits["memory_bytes"],) * 2)
    if os.getppid() != parent:
        sys.exit("The process that wanted this is gone.")
    resource.setrlimit(resource.RLIMIT_STACK, (STACK_BYTES,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_s"],) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits["file_bytes"],) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for sign in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(sign, signal.SIG_DFL)  # Python ignores these, and what is ignored stays so in the next program.
    os.nice(10)


if __name__ == "__main__":
    confine(int(sys.argv[1]), json.loads(sys.argv[2]))
    os.execv(sys.argv[3], sys.argv[3:])  # noqa: S606  # becoming that program is what this is for
