"""What the shutter does, as this browser knows it: at once, and without the network."""

from typing import Any

from reflex.experimental.client_state import ClientStateVar

phase = ClientStateVar.create("stage_phase", default="idle")
_phase: Any = phase.value
recording: Any = (_phase == "recording") | (_phase == "paused") | (_phase == "starting") | (_phase == "saving")
"""True while a take is being recorded: what would disturb it is not shown."""
