"""Other tools that find copies, each called through its own functions, for bench/duplicates.py."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from importlib import import_module
from itertools import combinations

Pairs = set[tuple[int, int]]
By = Callable[[Sequence[str]], tuple[Pairs, float, float]]
JACCARD, PERMUTATIONS, GRAM = 0.7, 128, 5
BUCKETS, HASHES = 14, 8  # datatrove's own


def by_datasketch(texts: Sequence[str]) -> tuple[Pairs, float, float]:
    from datasketch import MinHash, MinHashLSH

    started = time.perf_counter()
    hashes = []
    for text in texts:
        minhash = MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([gram.encode("utf-8", "replace") for gram in grams(text)])
        hashes.append(minhash)
    sketched = time.perf_counter()
    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for at, minhash in enumerate(hashes):
        found |= {(other, at) for other in index.query(minhash)}
        index.insert(at, minhash)
    return found, sketched - started, time.perf_counter() - sketched


def by_rensa(texts: Sequence[str]) -> tuple[Pairs, float, float]:
    from rensa import RMinHash, RMinHashLSH

    started = time.perf_counter()
    hashes = []
    for text in texts:
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=42)
        minhash.update(grams(text))
        hashes.append(minhash)
    sketched = time.perf_counter()
    index = RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=16)
    found: Pairs = set()
    for at, minhash in enumerate(hashes):
        found |= {(other, at) for other in index.query(minhash) if minhash.jaccard(hashes[other]) >= JACCARD}
        index.insert(at, minhash)
    return found, sketched - started, time.perf_counter() - sketched


def grams(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + GRAM]) for at in range(max(1, len(words) - GRAM + 1))]


def by_datatrove(texts: Sequence[str]) -> tuple[Pairs, float, float]:
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupSignature

    step = MinhashDedupSignature(output_folder="unused", config=MinhashConfig(GRAM, BUCKETS, HASHES), language="en")
    started = time.perf_counter()
    signatures = [list(map(tuple, step.get_signature(step.get_shingles(text)))) for text in texts]
    sketched = time.perf_counter()
    return sharing_a_bucket(signatures), sketched - started, time.perf_counter() - sketched


def by_text_dedup(texts: Sequence[str]) -> tuple[Pairs, float, float]:
    import numpy as np
    from text_dedup.minhash import RNG, SIGNATURE_COLUMN, embed_func
    from text_dedup.utils import optimal_param, sha1_hash

    prime = np.uint64((1 << 61) - 1)
    bands, rows = optimal_param(JACCARD, PERMUTATIONS, false_positive_weight=0.5, false_negative_weight=0.5)
    settings = {
        "num_perm": PERMUTATIONS,
        "ngram_size": GRAM,
        "min_length": GRAM,
        "hashranges": [(at * rows, (at + 1) * rows) for at in range(bands)],
        "permutations": tuple(RNG.randint(low, prime, size=(PERMUTATIONS,), dtype=np.uint64) for low in (1, 0)),
        "hash_func": lambda data: sha1_hash(data, d=32),
        "dtype": np.uint64,
        "max_hash": np.uint32((1 << 32) - 1),
        "modulo_prime": prime,
    }
    started = time.perf_counter()
    signatures = [embed_func(text, at, **settings)[SIGNATURE_COLUMN] for at, text in enumerate(texts)]
    sketched = time.perf_counter()
    return sharing_a_bucket(signatures), sketched - started, time.perf_counter() - sketched


def sharing_a_bucket(signatures: Iterable[Sequence[Hashable]]) -> Pairs:
    held: dict[tuple[int, Hashable], list[int]] = defaultdict(list)
    for at, signature in enumerate(signatures):
        for band, value in enumerate(signature):
            held[band, value].append(at)
    return {pair for texts in held.values() for pair in combinations(texts, 2)}


PEERS: dict[str, By] = {"datasketch": by_datasketch, "rensa": by_rensa, "datatrove": by_datatrove, "text-dedup": by_text_dedup}


def importable(name: str) -> bool:
    """True when the tool and all it needs are installed."""
    try:
        import_module({"datatrove": "datatrove.pipeline.dedup.minhash", "text-dedup": "text_dedup.minhash"}.get(name, name))
    except ImportError:
        return False
    return True
