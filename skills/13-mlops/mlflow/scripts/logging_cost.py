"""Time of logging metrics one by one against one batch, on SQLite in a temporary directory."""

import logging
import tempfile
import time

import mlflow
from mlflow.entities import Metric

POINTS = 300

logging.getLogger("mlflow").setLevel(logging.ERROR)
with tempfile.TemporaryDirectory() as place:
    mlflow.set_tracking_uri(f"sqlite:///{place}/mlflow.db")
    mlflow.set_experiment("cost")  # a caller's MLFLOW_EXPERIMENT_ID would be inherited
    client = mlflow.MlflowClient()
    with mlflow.start_run() as run:
        mlflow.log_metric("warm-up", 0)
        started = time.perf_counter()
        for step in range(POINTS):
            mlflow.log_metric("single", 1.0, step=step)
        single = time.perf_counter() - started
        started = time.perf_counter()
        now = int(time.time() * 1000)
        points = [Metric("batch", 1.0, now, step) for step in range(POINTS)]
        client.log_batch(run.info.run_id, metrics=points)
        batch = time.perf_counter() - started

print(f"one by one: {1000 * single / POINTS:.1f} ms each")
print(f"in a batch: {1000 * batch / POINTS:.2f} ms each")
print("a batch is over ten times cheaper:", single > 10 * batch)
