"""What camera and shutter do, as this browser knows it: at once, and without the network."""

from typing import Any

from reflex.experimental.client_state import ClientStateVar

from resumes_app.applications.state.reply.camera import CameraState

phase = ClientStateVar.create("stage_phase", default="idle")
_phase: Any = phase.value
recording: Any = (_phase == "recording") | (_phase == "paused") | (_phase == "starting") | (_phase == "saving")
"""True while a take is being recorded: what would disturb it is not shown."""

camera = ClientStateVar.create("stage_camera", default={"state": ""})
live: Any = CameraState.live | (CameraState.on & (camera.value.to(dict)["state"] == "live"))
"""True while the stage films or hears: what stood over it goes in that moment, not when the server has heard of it.
Where a camera is lost, the server says what to do in place of the stage."""
