"""Everything that is drawn: faces, people, rooms and sets, as SVG, and its rasteriser."""
