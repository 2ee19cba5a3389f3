"""A model on this machine that answers with what it is told: for tests without a key."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FakeOpenAI:
    """Serves POST /v1/chat/completions; each request takes the next reply.

    A reply is a dict (arguments of the tool call, or JSON content where no tools are offered), a string (plain
    content), or an int (an HTTP error with this status). `requests` keeps what the client sent.
    """

    def __init__(self, *replies):
        self.replies = list(replies)
        self.requests = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                request = json.loads(self.rfile.read(length))
                outer.requests.append(request)
                outer._answer(self, request)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.base_url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def _answer(self, handler, request):
        reply = self.replies.pop(0)
        if isinstance(reply, int):
            body, status = {"error": {"message": "told to fail", "type": "fake"}}, reply
        else:
            body, status = self._completion(reply, request), 200
        data = json.dumps(body).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    @staticmethod
    def _completion(reply, request):
        message = {"role": "assistant", "content": None}
        if isinstance(reply, str):
            message["content"] = reply
        elif request.get("tools"):
            calls = (
                reply
                if isinstance(reply, list)
                else [(request["tools"][0]["function"]["name"], reply)]
            )
            message["tool_calls"] = [
                {
                    "id": f"call_{number}",
                    "type": "function",
                    "function": {"name": name, "arguments": json.dumps(arguments)},
                }
                for number, (name, arguments) in enumerate(calls)
            ]
        else:
            message["content"] = json.dumps(reply)
        return {
            "id": "fake",
            "object": "chat.completion",
            "created": 0,
            "model": request["model"],
            "choices": [
                {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
            ],
            "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
        }
