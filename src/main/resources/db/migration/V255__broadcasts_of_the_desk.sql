-- A message to many can be written at the desk, by somebody who has no chat with the bot.

alter table broadcasts alter column author drop not null;
alter table broadcasts add column written_by text;
alter table broadcasts add constraint broadcasts_written_by_length check (char_length(written_by) between 1 and 100);
alter table broadcasts add constraint broadcasts_author_known check ((author is null) <> (written_by is null));
