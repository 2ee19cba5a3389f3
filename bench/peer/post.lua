-- The same signed payload again and again, each time as a new delivery. Its id is of version 1, as
-- GitHub's are: the time in steps of 100 ns, its low end first. Ids by chance would be dearer to
-- index, by about a third of what it takes to store a delivery.
local body = io.open(os.getenv("BENCH_BODY"), "rb"):read("*a")
local threads = 0
local STEP = 1000
local WHOLE = 4294967296
function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end
function init()
  math.randomseed(os.time() * 1000 + id)
  local time = (os.time() + 12219292800) / (WHOLE / 1e7)
  high = math.floor(time)
  low = math.floor((time - high) * WHOLE)
  local r = math.random
  rest = string.format("%04x-%06x%06x", 32768 + r(0, 16383), r(0, 16777215), r(0, 16777215))
  wrk.method = "POST"
  wrk.path = "/api/github/webhooks"
  wrk.body = body
  wrk.headers["content-type"] = "application/json"
  wrk.headers["x-github-event"] = "pull_request"
  wrk.headers["x-hub-signature-256"] = os.getenv("BENCH_SIGNATURE")
end
function request()
  low = low + STEP
  if low >= WHOLE then
    low = low - WHOLE
    high = high + 1
  end
  wrk.headers["x-github-delivery"] = string.format(
    "%08x-%04x-1%03x-%s", low, high % 65536, math.floor(high / 65536) % 4096, rest)
  return wrk.format()
end
