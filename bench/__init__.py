"""Measurements against a floor in the same run; every figure is a ratio, since machines differ and are shared."""
