"""The sizes of a window that pages are tried at, and marks for a test that is about one of them."""

import pytest

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
TURNED = {"width": 844, "height": 390}

on_phone = pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
on_desktop = pytest.mark.parametrize("viewport", [DESKTOP], ids=["desktop"])
