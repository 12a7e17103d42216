package io.neurocards.quality;

import io.neurocards.NeuroCardsApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void every_module_uses_only_what_its_package_info_allows() {
        ApplicationModules.of(NeuroCardsApplication.class).verify();
    }
}
