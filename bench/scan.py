"""The whole of `scan` on one core: MB/s of UTF-8 text from document to claims, over the articles of seeds/ and, where they
are, the shared articles and financial sentences.

    python bench/scan.py [FILE...]
"""

from __future__ import annotations

import sys
import time

from regesta.extract.model import Source
from values import texts

from regesta.pipeline import read


def main() -> None:
    for name, docs in texts(sys.argv[1:]).items():
        size = sum(len(d.encode()) for d in docs) / 1e6
        sources = [Source(str(i), f"{i}.txt", d) for i, d in enumerate(docs)]
        read(sources[0])
        best = float("inf")
        for _ in range(3):
            began = time.perf_counter()
            claims = sum(len(read(s).claims) for s in sources)
            best = min(best, time.perf_counter() - began)
        print(f"{name:22} {size:6.3f} MB   {size / best:5.2f} MB/s   {claims} claims")


if __name__ == "__main__":
    main()
