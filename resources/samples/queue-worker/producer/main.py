"""Takes jobs over HTTP and puts them into the queue: POST /jobs with any text."""

import json
import os
import signal
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import redis

queue = os.environ["QUEUE"]
store = redis.Redis.from_url(os.environ["REDIS_URL"])


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/health":
            store.ping()
            self.answer(200, {"status": "ok", "waiting": store.llen(queue)})
        else:
            self.answer(404, {"error": "not found"})

    def do_POST(self):
        if self.path != "/jobs":
            return self.answer(404, {"error": "not found"})
        length = min(int(self.headers.get("Content-Length", 0)), 10_000)
        job = {"id": uuid.uuid4().hex, "text": self.rfile.read(length).decode("utf-8", "replace")}
        store.lpush(queue, json.dumps(job))
        print("queued", job["id"])
        self.answer(202, {"id": job["id"]})

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("", 8000), Handler)
# shutdown() waits for the loop that it ends, so it must not be called from within it.
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
print("listening on 8000")
server.serve_forever()
