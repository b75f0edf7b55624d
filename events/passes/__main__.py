"""``python -m events.passes``: a heading and passes as JSON on stdin, their PDF on stdout."""

from __future__ import annotations

import json
import sys

from events.passes.pdf import Drawn, Heading, lay_out

if __name__ == "__main__":
    told = json.load(sys.stdin)
    passes = [Drawn(*each) for each in told["passes"]]
    sys.stdout.buffer.write(lay_out(passes, Heading(*told["heading"])))
