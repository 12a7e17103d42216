package io.neurocards.operations.older;

import java.util.List;

/**
 * What the older bot had.
 *
 * @param misfits rows that do not come, or not as they stood
 */
record OlderStudio(List<OlderUser> users, List<OlderJob> jobs, List<OlderPayment> payments, List<Misfit> misfits) {

    long credits() {
        return users.stream().mapToLong(OlderUser::credits).sum();
    }
}
