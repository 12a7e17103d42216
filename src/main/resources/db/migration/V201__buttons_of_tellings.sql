-- What can be pressed below what a chat is told: a line for each button, what it carries and after a space what stands on it.
alter table telegram_tellings
    add column buttons text constraint telegram_tellings_buttons_length check (char_length(buttons) <= 1000);
