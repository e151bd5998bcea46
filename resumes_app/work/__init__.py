"""A thin face on the task queue (procrastinate, in the same PostgreSQL).

A task is declared with `task`, put on the queue in the caller's own transaction with `enqueue`, and run by
`worker`. Tasks must be idempotent: one whose process dies runs again, from its start.
"""

from resumes_app.work.queue import (
    URGENT,
    by_deadline,
    counts,
    enqueue,
    enqueue_recurring,
    hasten,
    queue,
    task,
    waits,
    withdraw,
)
from resumes_app.work.runner import run_worker

__all__ = [
    "URGENT",
    "by_deadline",
    "counts",
    "enqueue",
    "enqueue_recurring",
    "hasten",
    "queue",
    "run_worker",
    "task",
    "waits",
    "withdraw",
]
