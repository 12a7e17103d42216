package io.neurocards.web.desk.sales;

import io.neurocards.operations.models.ModelsReport;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.videos.Templates;
import io.neurocards.web.desk.OfDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the models, the templates and the keys of providers stand. Keys are named by their fingerprints. */
@Controller
@OfDesk
class MachinePages {

    private final ModelsReport models;
    private final KeysReport keys;
    private final Templates templates;

    MachinePages(ModelsReport models, KeysReport keys, Templates templates) {
        this.models = models;
        this.keys = keys;
        this.templates = templates;
    }

    @GetMapping("/desk/models")
    String models(Model model) {
        model.addAttribute("models", models.all());
        return "desk/models";
    }

    @GetMapping("/desk/templates")
    String templates(Model model) {
        model.addAttribute("templates", templates.all());
        return "desk/templates";
    }

    @GetMapping("/desk/keys")
    String keys(Model model) {
        model.addAttribute("keys", keys.keys());
        return "desk/keys";
    }
}
