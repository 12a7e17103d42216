package io.neurocards.operations.admins;

import io.neurocards.operations.Operator;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.shared.OperatorTool;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The operator's commands {@code admin create NAME ROLE}, {@code admin reset NAME} and {@code admin list}. */
@Component
final class AdminTool implements OperatorTool {

    private static final int WELL = 0;
    private static final int UNFIT = 1;
    private static final int NOT_RUN = 2;

    private final AdminStaff staff;
    private final AdminAccounts accounts;
    private final String address;

    AdminTool(
            AdminStaff staff,
            AdminAccounts accounts,
            @Value("${neurocards.web.public-base-url:}") String publicBaseUrl) {
        this.staff = staff;
        this.accounts = accounts;
        this.address = publicBaseUrl;
    }

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        var what = words.isEmpty() ? "" : words.getFirst();
        try {
            if (what.equals("list") && words.size() == 1) {
                accounts.all()
                        .forEach(
                                one -> say.accept(one.name() + "\t" + one.role().word() + "\t" + state(one)));
                return WELL;
            }
            if (what.equals("create") && words.size() == 3) {
                var role = AdminRole.of(words.get(2));
                if (role.isPresent()) {
                    return tell(staff.invite(Operator.byCommand(), words.get(1), role.get()), say);
                }
            }
            if (what.equals("reset") && words.size() == 2) {
                var account =
                        accounts.named(words.get(1)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
                return tell(staff.reset(Operator.byCommand(), account.id(), ""), say);
            }
        } catch (ProblemException problem) {
            say.accept(
                    problem.code() == ProblemCode.NAME_TAKEN
                            ? "Somebody has that name already"
                            : problem.code() == ProblemCode.NOT_FOUND
                                    ? "Nobody has that name"
                                    : "Not a name: 1 to 64 readable characters");
            return UNFIT;
        }
        say.accept(
                "Usage: admin create NAME " + String.join("|", AdminRole.words()) + " | admin reset NAME | admin list");
        return NOT_RUN;
    }

    private int tell(AdminStaff.Invitation made, Consumer<String> say) {
        say.accept("Open once, within 24 hours: " + address + "/desk/join?link=" + made.link());
        return WELL;
    }

    private static String state(AdminAccount account) {
        if (account.disabledAt() != null) {
            return "disabled";
        }
        return account.isEnrolled() ? "signs in" : "invited";
    }
}
