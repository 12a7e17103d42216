-- Models that are paused though the catalogue's file says that they are live: their provider said that it does not offer them,
-- or an administrator stopped them. One open pause for a model; ended ones stay.

create table model_pauses (
    id uuid not null,
    model text not null,
    reason text not null,
    paused_at timestamptz not null,
    resumed_at timestamptz,
    constraint model_pauses_pk primary key (id),
    constraint model_pauses_model_named check (char_length(model) between 1 and 100),
    constraint model_pauses_reason_fits check (char_length(reason) <= 500),
    constraint model_pauses_in_order check (resumed_at >= paused_at)
);

create unique index model_pauses_open on model_pauses (model) where resumed_at is null;
