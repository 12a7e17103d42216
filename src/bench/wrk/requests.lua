-- One caller's requests for customers picked at random: wrk reads what to send from the environment.
--   BENCH_PATH    with %d where the customer's number belongs
--   BENCH_USERS   how many customers there are, BENCH_FIRST the number before the first one
--   BENCH_TOKEN   whose requests these are, BENCH_BODY what a POST sends
--   BENCH_PAUSE   milliseconds that a connection rests between two requests
local path = os.getenv("BENCH_PATH")
local first = tonumber(os.getenv("BENCH_FIRST"))
local users = tonumber(os.getenv("BENCH_USERS"))
local body = os.getenv("BENCH_BODY")
local run = tostring(os.time())
local sent = 0
local headers = { ["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN"), ["Content-Type"] = "application/json" }

local pause = tonumber(os.getenv("BENCH_PAUSE") or "0")

init = function()
  math.randomseed(os.time())
end

request = function()
  local target = string.format(path, first + math.random(users))
  if body == nil then
    return wrk.format("GET", target, headers)
  end
  sent = sent + 1
  headers["Idempotency-Key"] = "bench-" .. run .. "-" .. sent
  return wrk.format("POST", target, headers, body)
end

if pause > 0 then
  delay = function()
    return pause
  end
end
