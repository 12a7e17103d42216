package io.neurocards.accounts.export;

import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The accounts' own rows: who somebody is, by what they are known, what they agreed to, when they signed in. */
@Component
@Order(0)
final class ExportAccount implements ExportedData {

    @Override
    public List<ExportedSection> sections() {
        return List.of(
                ExportedSection.of("profile", "persons", """
                        select id, first_name, last_name, locale as language, created_at from persons where id = any (:persons)
                        """),
                ExportedSection.of("identities", "identities", """
                        select id, platform, external_id, handle, verified_at, created_at
                        from identities where person_id = any (:persons)
                        """),
                ExportedSection.of("passwords", "credentials", """
                        select id, changed_at from credentials where person_id = any (:persons)
                        """),
                ExportedSection.of("consents", "consents", """
                        select id, terms_version, accepted_at from consents where person_id = any (:persons)
                        """),
                ExportedSection.of("unfinished_sign_ups", "registrations", """
                        select id, first_name, locale as language, terms_version, referral_code, created_at
                        from registrations where person_id = any (:persons)
                        """),
                ExportedSection.of("mailed_codes", "email_challenges", """
                        select id, email, purpose, created_at, sent_at, used_at
                        from email_challenges where person_id = any (:persons)
                        """),
                ExportedSection.of("sign_ins", "sessions", """
                        select id, created_at, last_seen_at, expires_at, revoked_at as ended_at
                        from sessions where person_id = any (:persons)
                        """),
                ExportedSection.of("bans", "bans", """
                        select id, banned_at, lifted_at from bans where person_id = any (:persons)
                        """),
                ExportedSection.of("linked_accounts", "person_joins", """
                        select id, joined_at as linked_at, undone_at from person_joins where stays_id = any (:persons)
                        """),
                new ExportedSection("devices", Set.of("devices", "push_tokens"), """
                        select d.id, i.platform, i.external_id as device_id, d.app_version, d.created_at, d.last_seen_at, d.revoked_at,
                            t.kind as push_service, t.registered_at as push_registered_at
                        from devices d join identities i on i.id = d.identity_id left join push_tokens t on t.device_id = d.id
                        where i.person_id = any (:persons)
                        """),
                ExportedSection.of("kept_by_apps", "sync_documents", """
                        select id, collection, key, value, changed_at
                        from sync_documents where person_id = any (:persons) and value is not null
                        """),
                ExportedSection.of("own_invitation_codes", "referral_codes", """
                        select id, code, created_at from referral_codes where person_id = any (:persons)
                        """),
                ExportedSection.of("came_by_invitation", "referrals", """
                        select id, joined_at from referrals where person_id = any (:persons)
                        """),
                ExportedSection.of("exports", "data_exports", """
                        select id, begun_at from data_exports where person_id = any (:persons)
                        """));
    }
}
