"""A browser tab's socket, spoken by hand: engine.io and socket.io frames as Reflex's front end sends them."""

import asyncio
import json
from types import TracebackType
from typing import Any

import websockets
from reflex_base import constants

ROUTER = {"pathname": "/", "asPath": "/"}
HYDRATE = "reflex___state____state.hydrate_and_load"
PATIENCE_S = 10


class Tab:
    """One socket. `vars` holds the newest value of each var, by the class that has it."""

    def __init__(self, port: int, token: str, *, cookie: str = "", origin: str = "", path: str = "/") -> None:
        self.address = f"ws://127.0.0.1:{port}/_event/?EIO=4&transport=websocket&token={token}"
        headers = {"Cookie": cookie, "Origin": origin or f"http://127.0.0.1:{port}"}
        self.headers = {name: value for name, value in headers.items() if value}
        self.router = {"pathname": path, "asPath": path}
        self.vars: dict[str, dict[str, Any]] = {}
        self.events: list[tuple[str, Any]] = []
        self.closed_by_server = asyncio.Event()
        self._news = asyncio.Condition()

    async def __aenter__(self) -> "Tab":
        self.socket = await websockets.connect(
            self.address,
            additional_headers=self.headers,
            subprotocols=[websockets.Subprotocol(constants.Reflex.VERSION)],
        )
        await self.socket.recv()
        await self.socket.send(f"40/_event,{json.dumps({'event': {'name': HYDRATE, 'router_data': self.router}})}")
        self.reader = asyncio.create_task(self._read())
        await self.until(lambda: any(values.get("is_hydrated") for values in self.vars.values()))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.reader.cancel()
        await self.socket.close()

    async def send(self, name: str, **payload: Any) -> None:
        event = {"name": name, "router_data": self.router, "payload": payload}
        await self.socket.send(f"42/_event,{json.dumps(['event', event])}")

    async def until(self, holds: Any) -> None:
        async with asyncio.timeout(PATIENCE_S), self._news:
            await self._news.wait_for(holds)

    async def _read(self) -> None:
        async for frame in self.socket:
            text = str(frame)
            if text == "2":
                await self.socket.send("3")
            elif text.startswith("41/_event"):
                self.closed_by_server.set()
            elif text.startswith("42/_event,"):
                self._take(*json.loads(text.removeprefix("42/_event,")))
            async with self._news:
                self._news.notify_all()

    def _take(self, kind: str, data: Any) -> None:
        self.events.append((kind, data))
        if kind != "event":
            return
        for state, values in data["delta"].items():
            known = self.vars.setdefault(state.rsplit("____", 1)[-1], {})
            known.update({name.removesuffix("_rx_state_"): value for name, value in values.items()})
