"""From edit lists and takes to published clips. Planning is pure; `run` and `probe` alone start processes."""
