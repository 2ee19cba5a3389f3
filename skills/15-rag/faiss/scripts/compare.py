"""Recall and size of several FAISS indexes on synthetic embeddings (64 dimensions, about 16 free)."""

import faiss
import numpy as np

DIMENSION, NEIGHBOURS = 64, 10
rng = np.random.default_rng(0)
basis = rng.normal(size=(16, DIMENSION)).astype("float32")


def vectors(count):
    """Unit vectors near a 16-dimensional subspace."""
    x = rng.normal(size=(count, 16)).astype("float32") @ basis
    x += 0.3 * rng.normal(size=x.shape).astype("float32")
    faiss.normalize_L2(x)
    return x


base, queries = vectors(20_000), vectors(200)
exact = faiss.IndexFlatIP(DIMENSION)
exact.add(base)
truth = exact.search(queries, NEIGHBOURS)[1]

print("index                   nprobe  recall@10  bytes/vector")
for factory, nprobe in (
    ("Flat", None),
    ("SQ8", None),
    ("HNSW32", None),
    ("IVF128,Flat", 16),
    ("IVF128,SQ8", 16),
    ("IVF128,PQ32x4fs", 16),
    ("IVF128,PQ32x4fs,RFlat", 16),
):
    index = faiss.index_factory(DIMENSION, factory, faiss.METRIC_INNER_PRODUCT)
    index.train(base)
    index.add(base)
    if nprobe:
        faiss.extract_index_ivf(
            index.base_index if isinstance(index, faiss.IndexRefine) else index
        ).nprobe = nprobe
    if isinstance(index, faiss.IndexRefine):
        index.k_factor = 8  # re-rank 80 candidates for 10 answers
    found = index.search(queries, NEIGHBOURS)[1]
    recall = np.mean([len(set(f) & set(t)) / NEIGHBOURS for f, t in zip(found, truth)])
    size = len(faiss.serialize_index(index)) / len(base)
    print(f"{factory:23} {nprobe or '-':>6}  {recall:9.2f}  {size:12.0f}")
