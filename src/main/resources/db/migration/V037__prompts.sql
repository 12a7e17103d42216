-- Who wrote the words of a clip, the scenarios that customers see before they pay, and keys of the prompt writer that rest.

create table prompt_pauses (
    id uuid constraint prompt_pauses_pk primary key,
    key text not null constraint prompt_pauses_key_once unique,
    reason text not null constraint prompt_pauses_reason_known check (reason in ('quota', 'refused', 'rate_limit')),
    began_at timestamptz not null,
    until timestamptz not null constraint prompt_pauses_ends_after_it_began check (until > began_at)
);

create table scenarios (
    id uuid constraint scenarios_pk primary key,
    person_id uuid not null,
    type text not null,
    template text not null,
    photo text not null,
    cutout text,
    variant integer not null,
    spoken_text text,
    scene text,
    final_prompt text,
    edited boolean not null,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    constraint scenarios_type_known check (type in ('reels', 'neurocard')),
    constraint scenarios_template_known check (template in ('ugc', 'ad')),
    constraint scenarios_written_whole check (
        (spoken_text is null) = (scene is null) and (scene is null) = (final_prompt is null)),
    constraint scenarios_edited_when_written check (not edited or scene is not null)
);

create index scenarios_by_person on scenarios (person_id, asked_at);
create index scenarios_by_end on scenarios (expires_at);

alter table video_orders add column scenario_id uuid
    constraint video_orders_scenario_fk references scenarios (id);
create index video_orders_by_scenario on video_orders (scenario_id) where scenario_id is not null;

alter table jobs add column prompt_source text
    constraint jobs_prompt_source_known check (prompt_source in ('template', 'written', 'edited'));
