"""Pictures as plain geometry: where boxes, lines and tiles stand. Templates draw them as SVG."""
