package io.neurocards.web.desk.door;

import io.neurocards.operations.admins.AdminAccount;
import io.neurocards.operations.admins.AdminAccounts;
import io.neurocards.operations.admins.AdminStaff;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.DeskWords;
import io.neurocards.web.desk.MadeOnce;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an owner does with an administrator's account. */
@Configuration(proxyBeanMethods = false)
class StaffActs {

    private static final String PAGE = "/desk/administrators";

    private record Act(
            String key, BiFunction<AdminAccount, DeskWords, ActOffer> offers, Consumer<ActWord> does, AdminAccounts all)
            implements DeskAct {

        @Override
        public String path() {
            return PAGE + "/{subject}/" + key.replaceFirst("^admin-", "");
        }

        @Override
        public ActOffer offer(String subject, DeskWords words) {
            return offers.apply(
                    all.find(ActWord.idOf(subject)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)),
                    words);
        }

        @Override
        public Optional<MadeOnce> perform(ActWord word) {
            does.accept(word);
            return Optional.empty();
        }
    }

    private static ActOffer plain(AdminAccount account, DeskWords words) {
        return ActOffer.of(
                PAGE, account.name(), words.text("role." + account.role().word()));
    }

    @Bean
    DeskAct adminRole(AdminStaff staff, AdminAccounts accounts) {
        return new Act(
                "admin-role",
                (account, words) -> plain(account, words)
                        .with(ActField.choice("role", account.role().word(), AdminRole.words())),
                word -> staff.role(
                        word.by(),
                        word.id(),
                        AdminRole.of(word.field("role"))
                                .orElseThrow(
                                        () -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "role")),
                        word.reason()),
                accounts);
    }

    /** Sent once more, the form finds nothing that is left to take. */
    @Bean
    DeskAct adminReset(AdminStaff staff, AdminAccounts accounts) {
        return new Act(
                "admin-reset",
                StaffActs::plain,
                word -> accounts.find(word.id())
                        .filter(AdminAccount::hasPassword)
                        .ifPresent(account -> staff.reset(word.by(), account.id(), word.reason())),
                accounts);
    }

    @Bean
    DeskAct adminDisable(AdminStaff staff, AdminAccounts accounts) {
        return new Act(
                "admin-disable",
                StaffActs::plain,
                word -> staff.disable(word.by(), word.id(), true, word.reason()),
                accounts);
    }

    @Bean
    DeskAct adminEnable(AdminStaff staff, AdminAccounts accounts) {
        return new Act(
                "admin-enable",
                StaffActs::plain,
                word -> staff.disable(word.by(), word.id(), false, word.reason()),
                accounts);
    }

    @Bean
    DeskAct adminEndSessions(AdminStaff staff, AdminAccounts accounts) {
        return new Act(
                "admin-end-sessions",
                StaffActs::plain,
                word -> staff.endSessions(word.by(), word.id(), word.reason()),
                accounts);
    }
}
