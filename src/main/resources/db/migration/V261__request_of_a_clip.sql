-- The name of the request that ordered a clip, so that the lines of the log about its making can be found by it.
alter table jobs add column request_id text;
alter table jobs add constraint jobs_request_length check (char_length(request_id) between 8 and 64);
