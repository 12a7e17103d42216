package io.neurocards.web.desk.sales;

import io.neurocards.operations.models.ModelsReport;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.web.desk.OfDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the models and the keys of providers stand. Keys are named by their fingerprints. */
@Controller
@OfDesk
class MachinePages {

    private final ModelsReport models;
    private final KeysReport keys;

    MachinePages(ModelsReport models, KeysReport keys) {
        this.models = models;
        this.keys = keys;
    }

    @GetMapping("/desk/models")
    String models(Model model) {
        model.addAttribute("models", models.all());
        return "desk/models";
    }

    @GetMapping("/desk/keys")
    String keys(Model model) {
        model.addAttribute("keys", keys.keys());
        return "desk/keys";
    }
}
