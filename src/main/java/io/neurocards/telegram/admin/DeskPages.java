package io.neurocards.telegram.admin;

import java.util.List;
import java.util.Optional;

/** All pages of the desk, found by what they answer. */
record DeskPages(List<DeskPage> all) {

    DeskPages {
        all = List.copyOf(all);
    }

    Optional<DeskPage> answering(DeskPress.Verb verb) {
        return all.stream().filter(page -> page.verbs().contains(verb)).findFirst();
    }

    DeskPage waitingFor(DeskStep.Kind step) {
        return all.stream()
                .filter(page -> page.steps().contains(step))
                .findFirst()
                .orElseThrow();
    }
}
