"""Takes jobs from the queue, one at a time, and ends the one at hand before it stops."""

import json
import os
import signal
import socket
import time

import redis

queue = os.environ["QUEUE"]
store = redis.Redis.from_url(os.environ["REDIS_URL"])
running = True


def stop(*_):
    global running
    running = False


signal.signal(signal.SIGTERM, stop)
name = socket.gethostname()
# What this worker had in its hands when it was killed goes back to the queue.
own = f"{queue}:{name}"
while store.lmove(own, queue, "LEFT", "RIGHT"):
    pass
print(name, "waits for jobs")
while running:
    data = store.blmove(queue, own, timeout=1, src="RIGHT", dest="LEFT")
    if data is None:
        continue
    job = json.loads(data)
    print(name, "begins", job["id"])
    time.sleep(1)
    print(name, "ends", job["id"], "with", len(job["text"]), "characters")
    store.lrem(own, 1, data)
print(name, "stops")
