-- The same signed payload again and again, each time as a new delivery.
local body = io.open(os.getenv("BENCH_BODY"), "rb"):read("*a")
local threads = 0
function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end
function init()
  math.randomseed(os.time() * 1000 + id)
  wrk.method = "POST"
  wrk.path = "/api/github/webhooks"
  wrk.body = body
  wrk.headers["content-type"] = "application/json"
  wrk.headers["x-github-event"] = "pull_request"
  wrk.headers["x-hub-signature-256"] = os.getenv("BENCH_SIGNATURE")
end
function request()
  local r = math.random
  wrk.headers["x-github-delivery"] = string.format(
    "%08x-%04x-%04x-%04x-%06x%06x",
    r(0, 2147483647), r(0, 65535), r(0, 65535), r(0, 65535), r(0, 16777215), r(0, 16777215))
  return wrk.format()
end
