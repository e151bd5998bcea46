"""Files that tell a player to open other files or addresses."""

PLAYLIST = """#EXTM3U
#EXT-X-TARGETDURATION:2
#EXTINF:2,
file://{secret}
#EXTINF:2,
http://127.0.0.1:{port}/segment.ts
#EXT-X-ENDLIST
"""
MASTER = """#EXTM3U
#EXT-X-STREAM-INF:BANDWIDTH=1
http://127.0.0.1:{port}/variant.m3u8
"""
FFCONCAT = "ffconcat version 1.0\nfile '{secret}'\nfile 'http://127.0.0.1:{port}/a.mp4'\n"
CONCAT = "file '{secret}'\nfile 'http://127.0.0.1:{port}/a.mp4'\n"
DASH = """<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S" minBufferTime="PT1S">
<Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1000" width="144" height="256">
<BaseURL>http://127.0.0.1:{port}/video.mp4</BaseURL></Representation>
<Representation id="2" bandwidth="2000"><BaseURL>file://{secret}</BaseURL></Representation></AdaptationSet></Period></MPD>
"""
SDP = """v=0
o=- 0 0 IN IP4 127.0.0.1
s=Session
c=IN IP4 127.0.0.1
t=0 0
m=video {port} RTP/AVP 96
a=rtpmap:96 H264/90000
"""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="300">
<image xlink:href="file://{secret}" width="200" height="300"/>
<image xlink:href="http://127.0.0.1:{port}/a.png" width="20" height="30"/></svg>
"""
HTML = '<!doctype html><title>Not found</title><video src="http://127.0.0.1:{port}/a.mp4"></video>' * 20
SUBTITLES = "WEBVTT\n\n00:00.000 --> 00:02.000\n<img src=http://127.0.0.1:{port}/a.png>\n"
IMF = '<?xml version="1.0"?><AssetMap><Id>1</Id><Path>file://{secret}</Path></AssetMap>'
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n" * 40
GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x00\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00"
)
GIF += b"\x01\x00\x00\x02\x02D\x01\x00;"
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x00\x00" + bytes(200) + b"PK\x05\x06" + bytes(18)
